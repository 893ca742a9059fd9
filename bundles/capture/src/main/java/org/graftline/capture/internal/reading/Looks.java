package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.graftline.capture.internal.layout.FileDates;
import org.graftline.capture.internal.layout.NumberText;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.MeasurementImporter.Line;
import org.jspecify.annotations.Nullable;

/** Finds out which animal, tumor and day each line is about. A line without one of them is an error. Not for several threads. */
final class Looks {
    private final KnownStudy known;
    private final DecimalMark mark;
    private final LookDates dates;
    private final Findings findings;
    private final Map<String, Optional<MouseId>> mice = new HashMap<>();
    private final Map<String, Optional<TumorSite>> sites = new HashMap<>();
    private final Map<String, Optional<StudyDay>> days = new HashMap<>();

    Looks(KnownStudy known, ImportDesign design, Findings findings) {
        this.known = known;
        this.mark = design.decimalMark();
        this.dates = new LookDates(design, findings);
        this.findings = findings;
    }

    List<Look> of(List<Line> lines) {
        List<Look> looks = new ArrayList<>(lines.size());
        for (Line line : lines) {
            look(line).ifPresent(looks::add);
        }
        return looks;
    }

    private Optional<Look> look(Line line) {
        if (line.fields().isEmpty()) {
            return Optional.empty(); // only columns that nobody reads have an entry
        }
        @Nullable String mouseText = line.fields().get(ImportField.MOUSE);
        if (mouseText == null) {
            findings.error(
                    "no mouse", unknown(line), null, "the row names no mouse. Enter the mouse, or take the row out.");
            return Optional.empty();
        }
        Optional<MouseId> mouse = named(mice, mouseText, line, ImportField.MOUSE, known::mouse);
        if (mouse.isEmpty()) {
            return Optional.empty();
        }
        @Nullable String siteText = line.fields().get(ImportField.TUMOR_SITE);
        Optional<TumorSite> site = siteText == null
                ? Optional.empty()
                : named(sites, siteText, line, ImportField.TUMOR_SITE, TumorSite::new);
        @Nullable String dayText = line.fields().get(ImportField.STUDY_DAY);
        FileDates.@Nullable Moment when = dates.of(unknown(line)).orElse(null);
        @Nullable
        StudyDay day = dayText != null
                ? day(dayText, line)
                : dates.day(unknown(line), when).orElse(null);
        Look look = new Look(line, mouse.get(), site.orElse(null), day, when);
        if (look.day() == null && (dayText != null || hasReading(line))) {
            if (dayText == null && !line.fields().containsKey(ImportField.MEASURED_ON)) {
                findings.error(
                        "no day",
                        look,
                        null,
                        "the row has a reading of mouse '%s' and no study day. Enter the day.".formatted(mouse.get()));
            }
            return Optional.empty();
        }
        return Optional.of(look);
    }

    private static boolean hasReading(Line line) {
        return line.fields().containsKey(ImportField.VOLUME_MM3)
                || line.fields().containsKey(ImportField.LENGTH_MM)
                || line.fields().containsKey(ImportField.WIDTH_MM)
                || line.fields().containsKey(ImportField.BODY_WEIGHT_G);
    }

    private @Nullable StudyDay day(String text, Line line) {
        Optional<StudyDay> seen = days.get(text);
        if (seen != null && seen.isPresent()) {
            return seen.get();
        }
        Optional<StudyDay> day = Optional.empty();
        Optional<Decimal> number = NumberText.of(text, mark);
        if (number.isEmpty()) {
            findings.error(
                    "day",
                    unknown(line),
                    ImportField.STUDY_DAY,
                    "a study day is a number, counted from day 0; days before it are negative.");
        } else {
            try {
                day = Optional.of(new StudyDay(number.get().value()));
            } catch (ImpossibleValueException impossible) {
                findings.error("day", unknown(line), ImportField.STUDY_DAY, impossible.getMessage());
            }
        }
        days.put(text, day);
        return day.orElse(null);
    }

    private <T> Optional<T> named(
            Map<String, Optional<T>> cache, String text, Line line, ImportField field, Function<String, T> type) {
        Optional<T> seen = cache.get(text);
        if (seen != null && seen.isPresent()) {
            return seen;
        }
        Optional<T> value;
        try {
            value = Optional.of(type.apply(text));
        } catch (ImpossibleValueException impossible) {
            findings.error("name " + field, unknown(line), field, impossible.getMessage());
            value = Optional.empty();
        }
        cache.put(text, value);
        return value;
    }

    private static Look unknown(Line line) {
        return new Look(line, NOBODY, null, null, null);
    }

    private static final MouseId NOBODY = new MouseId("?");
}
