package org.graftline.it.browser;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A technician's hands where nobody watches: what the pages would send, without the pages. */
record Hands(Rehearsal rehearsal, Caller technician, Colony colony, String study) {
    private static final Pattern DUE = Pattern.compile(
            "\"mouse\":\"([^\"]+)\"[^{}]*?\"line\":(\\d+),\"vial\":\"([^\"]+)\"[^{}]*?\"plannedMl\":\"([^\"]+)\"[^{}\\[\\]]*?\"recorded\":\\[(\\]?)");

    private String path(String rest) {
        return "/studies/" + study + rest;
    }

    /** Opens a session with these mice. @return its id */
    String opens(int day, Collection<String> mice) {
        String session = UUID.randomUUID().toString();
        technician.sends("PUT", path("/bench/sessions/" + session), """
            {"day": %d, "mice": ["%s"], "endpoints": ["TUMOR_VOLUME", "BODY_WEIGHT"], "openedAt": "%s"}\
            """.formatted(
                        day, String.join("\", \"", mice), rehearsal.now()));
        return session;
    }

    /** Measures and weighs these mice within a session. */
    void measures(String session, int day, Collection<String> mice) {
        for (String mouse : mice) {
            Colony.Look look = colony.look(mouse, day);
            reads(
                    session,
                    day,
                    mouse,
                    "TUMOR_VOLUME",
                    "\"lengthMm\": \"%s\", \"widthMm\": \"%s\"".formatted(look.lengthMm(), look.widthMm()));
            reads(session, day, mouse, "BODY_WEIGHT", "\"value\": \"%s\"".formatted(look.weightG()));
        }
    }

    private void reads(String session, int day, String mouse, String endpoint, String values) {
        technician.sends("PUT", path("/bench/readings/" + UUID.randomUUID()), """
            {"session": "%s", "mouse": "%s", "endpoint": "%s", "day": %d, "capturedAt": "%s", %s}\
            """.formatted(
                        session, mouse, endpoint, day, rehearsal.now(), values));
    }

    /** Signs a session off in which every mouse was looked at. */
    void signsOff(String session) {
        technician.sends(
                "POST",
                path("/bench/sessions/" + session + "/sign-off"),
                "{\"statement\": \"I measured these mice.\"}");
    }

    /** A whole visit: opened, measured, signed off. */
    void visits(int day, Collection<String> mice) {
        String session = opens(day, mice);
        measures(session, day, mice);
        signsOff(session);
    }

    /** Gives the whole dose to every mouse that has none yet today. @return how many */
    int givesTheRest(int day) {
        List<MatchResult> due = DUE.matcher(technician.gets(path("/conduct/doses/round")))
                .results()
                .filter(one -> !one.group(5).isEmpty())
                .toList();
        for (MatchResult one : due) {
            technician.sends("PUT", path("/conduct/doses/" + UUID.randomUUID()), """
                {"mouse": "%s", "day": %d, "line": %s, "vial": "%s", "outcome": "GIVEN", "volumeMl": "%s", "at": "%s"}\
                """.formatted(
                            one.group(1), day, one.group(2), one.group(3), one.group(4), rehearsal.now()));
        }
        return due.size();
    }

    /** A mouse ends its schedule. */
    void removes(String mouse, int day) {
        technician.sends("PUT", path("/bench/removals/" + mouse), """
            {"day": %d, "cause": "SCHEDULED", "at": "%s", "reason": "end of its schedule"}\
            """.formatted(day, rehearsal.now()));
        colony.leaves(mouse);
    }

    /** What was found at the necropsy of a mouse that left. */
    void examines(String mouse) {
        technician.sends("PUT", path("/conduct/necropsies/" + mouse), """
            {"version": 0, "method": "CARBON_DIOXIDE", "at": "%s", "tumors": [{"site": "tumor", "mg": "640"}], "samples": [], "findings": "nothing to be seen", "reason": ""}\
            """.formatted(rehearsal.now()));
    }
}
