package org.graftline.conduct.internal.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.mail.Post;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Raised;
import org.graftline.study.conduct.AlertCorrection;

/** What a message about an alert says: study, mouse, limit, tier and where to go. Neither an arm nor a donor. */
record NoticeText(String subject, String text) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /**
     * @param reminds who acknowledged what nobody decided since; empty where the message calls and does not remind
     * @param zone of the study
     */
    static NoticeText of(
            StudyCode study, String name, AlertCase alert, Optional<Known> reminds, ZoneId zone, Post post) {
        Raised worst = alert.worst();
        Alert raised = new Alert(
                worst.reading(),
                1,
                study,
                alert.mouse(),
                new ProtocolLimit(alert.quantity(), worst.threshold(), worst.tier()),
                worst.value(),
                worst.capturedAt());
        String subject = "%s%s: %s, mouse %s, %s"
                .formatted(
                        reminds.isPresent() ? "Not decided: " : "",
                        worst.tier() == Tier.STOP ? "Humane endpoint" : "To be watched",
                        study,
                        alert.mouse(),
                        raised.what());
        String text = """
                %s
                Study %s, %s.
                %s
                %s
                %s

                It stays open until somebody decides: euthanize, treat, check daily, or a veterinary exemption.
                """.formatted(
                        raised.sentence(),
                        study,
                        worst.tier() == Tier.STOP ? "tier stop" : "tier watch",
                        corrections(alert, zone),
                        reminds.map(known ->
                                        "%s acknowledged it on %s, and nobody has decided since. Decide, or see that somebody does:"
                                                .formatted(known.name(), minute(known.at(), zone)))
                                .orElse("Acknowledge it, so that nobody else is called:"),
                        link(study, name, post));
        return new NoticeText(subject, text);
    }

    /** Who acknowledged, by the printed name, and when. */
    record Known(String name, Instant at) {}

    private static String corrections(AlertCase alert, ZoneId zone) {
        return alert.raised().stream()
                .flatMap(one -> alert
                        .correction(one)
                        .map(changed -> changed.sentence(one, alert.quantity())
                                        .replace(AlertCorrection.WHEN, "on " + minute(changed.at(), zone))
                                + "\n")
                        .stream())
                .collect(Collectors.joining());
    }

    private static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone)) + " " + zone.getId();
    }

    private static String link(StudyCode study, String name, Post post) {
        return "%s/alerts/%s/%s".formatted(post.pages(), encoded(study.value()), encoded(name));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
