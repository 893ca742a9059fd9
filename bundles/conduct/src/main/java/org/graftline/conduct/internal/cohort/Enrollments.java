package org.graftline.conduct.internal.cohort;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.MouseId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.Enrollment.State;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpParts.CohortPart;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;

/** Where the mice of one study stand and on which day each of them begins, as its documents said at one moment. Never changed. */
public final class Enrollments {
    private final StudyCode study;
    private final boolean isSetUp;
    private final DayZeroRule rule;
    private final @Nullable LocalDate dayZero;
    private final Map<String, CohortPart> cohorts = new HashMap<>();
    private final Map<MouseId, StudyDocument> documents = new HashMap<>();
    private final Map<MouseId, Enrollment> enrollments = new HashMap<>();

    private Enrollments(StudyCode study, boolean isSetUp, DayZeroRule rule, @Nullable LocalDate dayZero) {
        this.study = study;
        this.isSetUp = isSetUp;
        this.rule = rule;
        this.dayZero = dayZero;
    }

    /** @return the study as it stands */
    public static Enrollments of(StudyCode study, DocumentRecords records, BenchRecords bench) {
        SetUp setUp = records.current(study, DocumentKind.SET_UP, "study")
                .map(document -> DocumentText.read(document, SetUp.class))
                .orElse(null);
        Enrollments all = new Enrollments(
                study,
                setUp != null,
                setUp == null ? DayZeroRule.ONE_DATE : setUp.dayZero(),
                bench.rules(study).dayZero());
        for (StudyDocument document : records.current(study, DocumentKind.COHORT)) {
            all.cohorts.put(document.name(), DocumentText.read(document, CohortPart.class));
        }
        for (StudyDocument document : records.current(study, DocumentKind.ENROLLMENT)) {
            MouseId mouse = new MouseId(document.name());
            all.documents.put(mouse, document);
            all.enrollments.put(mouse, DocumentText.read(document, Enrollment.class));
        }
        return all;
    }

    /** @return where day 0 of a mouse lies */
    DayZeroRule rule() {
        return rule;
    }

    /** @return the cohorts in no order */
    Collection<CohortPart> cohorts() {
        return cohorts.values();
    }

    /** @return the cohort of a mouse; null for none */
    public @Nullable String cohort(MouseId mouse) {
        Enrollment known = enrollments.get(mouse);
        return known == null ? null : known.cohort();
    }

    /** Mice of whom nobody said anything are enrolled when they have an arm, as those of an imported study do. */
    Enrollment of(MouseId mouse, Set<MouseId> inArms) {
        Enrollment kept = enrollments.get(mouse);
        boolean inArm = inArms.contains(mouse);
        if (kept == null) {
            return new Enrollment(mouse, inArm ? State.ENROLLED : State.ARRIVED, null, null);
        }
        boolean drawn = inArm && (kept.state() == State.ARRIVED || kept.state() == State.ELIGIBLE);
        return drawn ? new Enrollment(mouse, State.ENROLLED, kept.cohort(), kept.dayZero()) : kept;
    }

    /** @return why it was excluded; null where nobody said, or it was not */
    @Nullable
    String whyExcluded(MouseId mouse) {
        Enrollment kept = enrollments.get(mouse);
        StudyDocument document = documents.get(mouse);
        SaltedText note = document == null ? null : document.note();
        return kept == null || kept.state() != State.EXCLUDED || note == null ? null : note.orErased();
    }

    /** @return the date of its day 0, whoever says it: its own, else its cohort's, else the study's; null while nobody does */
    @Nullable
    LocalDate dayZero(Enrollment of) {
        LocalDate own = ownDayZero(of);
        return own != null ? own : rule == DayZeroRule.BY_MOUSE && of.state() != State.ENROLLED ? null : dayZero;
    }

    private @Nullable LocalDate ownDayZero(Enrollment of) {
        if (of.dayZero() != null) {
            return of.dayZero();
        }
        CohortPart cohort = of.cohort() == null ? null : cohorts.get(of.cohort());
        return rule == DayZeroRule.BY_COHORT && cohort != null ? cohort.dayZero() : null;
    }

    /** @return the study's day on which a mouse has its own day 0; mice that count as the study does are absent */
    public Map<MouseId, StudyDay> days() {
        LocalDate zero = dayZero;
        Map<MouseId, StudyDay> days = new HashMap<>();
        if (zero != null) {
            enrollments.forEach((mouse, enrollment) -> {
                LocalDate own = ownDayZero(enrollment);
                if (own != null && !own.equals(zero)) {
                    days.put(mouse, new StudyDay(ChronoUnit.DAYS.between(zero, own)));
                }
            });
        }
        return days;
    }

    /**
     * What its enrollment says against drawing a mouse that has no arm. In a study that was set up here a mouse is judged before it is
     * drawn; of a study that came in by a file nobody keeps who arrived.
     *
     * @return the state that stands against it; null where none does
     */
    public @Nullable State obstacle(MouseId mouse) {
        State state = of(mouse, Set.of()).state();
        return state == State.EXCLUDED || (isSetUp && state == State.ARRIVED) ? state : null;
    }

    /** @return that state as the end of a sentence, with what to do */
    public String words(MouseId mouse, State obstacle) {
        if (obstacle != State.EXCLUDED) {
            return "arrived, and nobody called it eligible or enrolled it yet (page Enrollment)";
        }
        String why = whyExcluded(mouse);
        return why == null ? "excluded from the study" : "excluded from the study: " + why;
    }

    /**
     * What a draw writes of the mice that it enrolls: they are enrolled, and where each mouse has its own day 0 and none yet, it is the
     * date of the draw.
     *
     * @param mice those that get an arm, whatever the arm
     * @param date the date of the draw in the study's zone
     * @param given the day 0 that the draw gave which this one replaces; null for none
     */
    public Drawn drawn(Collection<MouseId> mice, LocalDate date, @Nullable LocalDate given) {
        List<StudyDocument> rows = new ArrayList<>();
        boolean gives = false;
        for (MouseId mouse : new TreeSet<>(mice)) {
            Enrollment stands = of(mouse, Set.of(mouse));
            boolean begins = rule == DayZeroRule.BY_MOUSE
                    && (stands.dayZero() == null || stands.dayZero().equals(given));
            gives |= begins;
            Enrollment next = new Enrollment(mouse, stands.state(), stands.cohort(), begins ? date : stands.dayZero());
            Enrollment before = enrollments.get(mouse);
            if (begins || (before != null && !before.equals(next))) {
                StudyDocument document = documents.get(mouse);
                rows.add(new StudyDocument(
                        study,
                        DocumentKind.ENROLLMENT,
                        mouse.value(),
                        document == null ? 1 : document.version() + 1,
                        DocumentText.of(next)));
            }
        }
        return new Drawn(rows, gives ? date : null);
    }

    /**
     * What a draw writes of enrollment.
     *
     * @param rows the next versions of what changes
     * @param dayZero the day 0 that mice got by it; null where none did
     */
    public record Drawn(List<StudyDocument> rows, @Nullable LocalDate dayZero) {
        /** Copies the list in. */
        public Drawn {
            rows = List.copyOf(rows);
        }
    }
}
