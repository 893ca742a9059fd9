package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.graftline.platform.People;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.DoseRoute;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.conduct.DoseEntry;
import org.graftline.study.conduct.Dosing;
import org.graftline.study.conduct.Dosing.Recorded;
import org.graftline.study.conduct.DosingRound;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** What is due, what was given, and how the two differ. */
public final class DosesApi {
    private static final String ROOT = "/studies/{code}/conduct/doses";

    private final Dosing dosing;
    private final People people;

    /** @param people for the names of those who dosed */
    public DosesApi(Dosing dosing, People people) {
        this.dosing = dosing;
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get(ROOT + "/round", this::round),
                Route.get(ROOT, this::all),
                Route.get(ROOT + "/deviations", this::deviations),
                Route.get(ROOT + "/contradictions", this::contradictions),
                Route.put(ROOT + "/{uuid}", this::record),
                Route.get(ROOT + "/{uuid}/history", this::history),
                Route.post(ROOT + "/{uuid}/corrections", this::correct),
                Route.post(ROOT + "/{uuid}/retracted", this::retract),
                Route.post(ROOT + "/{uuid}/decision", this::decide));
    }

    /** What is due on a day. */
    record RoundView(StudyDay day, @Nullable LocalDate date, List<DueView> due, List<String> withholdReasons) {
        RoundView {
            due = List.copyOf(due);
            withholdReasons = List.copyOf(withholdReasons);
        }
    }

    /** One dose to be given. */
    record DueView(
            MouseId mouse,
            List<String> tags,
            @Nullable String cage,
            @Nullable String rack,
            int line,
            String vial,
            DoseRoute route,
            String routeWords,
            @Nullable Decimal plannedMl,
            String how,
            @Nullable StudyDay weightDay,
            @Nullable String hold,
            List<DoseView> recorded,
            DosingRound.@Nullable Told told) {
        DueView {
            tags = List.copyOf(tags);
            recorded = List.copyOf(recorded);
        }
    }

    /** A dose as it is entered. */
    record DoseBody(
            @Nullable String mouse,
            @Nullable Double day,
            @Nullable Integer line,
            @Nullable String vial,
            Dose.@Nullable Outcome outcome,
            @Nullable String volumeMl,
            @Nullable Instant at,
            @Nullable String because) {
        DoseEntry entry(UUID uuid) {
            return new DoseEntry(
                    uuid,
                    new MouseId(required("mouse", mouse)),
                    new StudyDay(required("day", day)),
                    line == null ? 1 : line,
                    vial == null || vial.isBlank() ? null : Texts.required("vial", vial, Texts.NAME),
                    required("outcome", outcome),
                    volumeMl == null || volumeMl.isBlank() ? null : new Decimal(volumeMl.strip()),
                    required("at", Texts.time("at", at)),
                    Texts.optional("because", because, Texts.NAME));
        }
    }

    /** A correction. */
    record CorrectionBody(
            @Nullable Integer version,
            @Nullable String why,
            @Nullable DoseBody corrected) {}

    /** Taking a dose back. */
    record RetractionBody(
            @Nullable Integer version, @Nullable String why) {}

    /** A decision. */
    record DecisionBody(
            ReadingDecision.@Nullable Verdict verdict,
            @Nullable String reason) {}

    /** A stored dose and what to know of it at once. */
    record SavedView(DoseView dose, long position, List<String> notes) {
        SavedView {
            notes = List.copyOf(notes);
        }
    }

    /** A version of a dose with the act that wrote it. */
    record VersionView(DoseView dose, Instant at, String byName, String reason) {}

    /** A dose and what it contradicts. */
    record ContradictionView(DoseView dose, String sentence) {}

    /** An act that was done. */
    record Done(long position) {}

    private Answer round(Call call) {
        PersonNames names = new PersonNames(people);
        DosingRound round = dosing.round(
                call.actor(), call.study(), call.query("day").map(DosesApi::day).orElse(null));
        return Answer.ok(new RoundView(
                round.day(),
                round.date(),
                round.due().stream().map(due -> view(due, names)).toList(),
                round.withholdReasons()));
    }

    private static DueView view(DosingRound.Due due, PersonNames names) {
        return new DueView(
                due.mouse(),
                due.tags(),
                due.cage(),
                due.rack(),
                due.line(),
                due.vial(),
                due.route(),
                due.route().words(),
                due.plannedMl(),
                due.how(),
                due.weightDay(),
                due.hold(),
                due.recorded().stream().map(dose -> DoseView.of(dose, names)).toList(),
                due.told());
    }

    static StudyDay day(String text) {
        try {
            return new StudyDay(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            throw new Refusal(
                    Status.BAD_REQUEST, "The study day in the address is no number. Add ?day=7 or leave it out.");
        }
    }

    private Answer all(Call call) {
        PersonNames names = new PersonNames(people);
        String mouse = call.query("mouse").orElse(null);
        return Answer.ok(dosing.doses(call.actor(), call.study()).stream()
                .filter(dose -> mouse == null || dose.mouse().value().equals(mouse))
                .map(dose -> DoseView.of(dose, names))
                .toList());
    }

    private Answer deviations(Call call) {
        return Answer.ok(dosing.deviations(call.actor(), call.study()));
    }

    private Answer contradictions(Call call) {
        PersonNames names = new PersonNames(people);
        return Answer.ok(dosing.contradictions(call.actor(), call.study()).stream()
                .map(one -> new ContradictionView(DoseView.of(one.dose(), names), one.sentence()))
                .toList());
    }

    private Answer record(Call call) {
        UUID uuid = call.uuid("uuid");
        DoseEntry entry = call.json(DoseBody.class).entry(uuid);
        boolean known = !dosing.history(call.actor(), call.study(), uuid).isEmpty();
        return Answer.json(known ? Status.OK : Status.CREATED, saved(dosing.record(call.actor(), call.study(), entry)));
    }

    private Answer history(Call call) {
        PersonNames names = new PersonNames(people);
        return Answer.ok(dosing.history(call.actor(), call.study(), call.uuid("uuid")).stream()
                .map(written -> new VersionView(
                        DoseView.of(written.dose(), names),
                        written.entry().at(),
                        names.named(written.entry().person()),
                        written.entry().reason().orErased()))
                .toList());
    }

    private Answer correct(Call call) {
        CorrectionBody sent = call.json(CorrectionBody.class);
        return Answer.ok(saved(dosing.correct(
                call.actor(),
                call.study(),
                required("corrected", sent.corrected()).entry(call.uuid("uuid")),
                required("version", sent.version()),
                Texts.required("why", sent.why(), Texts.REASON))));
    }

    private Answer retract(Call call) {
        RetractionBody sent = call.json(RetractionBody.class);
        return Answer.ok(saved(dosing.retract(
                call.actor(),
                call.study(),
                call.uuid("uuid"),
                required("version", sent.version()),
                Texts.required("why", sent.why(), Texts.REASON))));
    }

    private Answer decide(Call call) {
        DecisionBody sent = call.json(DecisionBody.class);
        return Answer.ok(new Done(dosing.decide(
                        call.actor(),
                        call.study(),
                        call.uuid("uuid"),
                        required("verdict", sent.verdict()),
                        Texts.required("reason", sent.reason(), Texts.REASON))
                .position()));
    }

    private SavedView saved(Recorded recorded) {
        return new SavedView(
                DoseView.of(recorded.dose(), new PersonNames(people)), recorded.position(), recorded.notes());
    }
}
