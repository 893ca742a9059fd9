package org.graftline.capture.internal.reading;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.graftline.capture.internal.layout.NumberText;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyDay;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportField;

/**
 * Makes weight readings of looks. A mouse is weighed once however many of its tumors have a row, so the same weight of the same day
 * is one reading. An impossible weight does not cost the row: it becomes "not measured", and the cell stays as entered.
 */
final class WeightReadings {
    private final FileContext file;
    private final Findings findings;
    private final Set<Weighing> seen = new HashSet<>();

    private record Weighing(MouseId mouse, StudyDay day, String weight) {}

    WeightReadings(FileContext file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    Optional<Reading> of(Look look) {
        String text = look.text(ImportField.BODY_WEIGHT_G);
        StudyDay day = look.day();
        if (text == null || day == null || !seen.add(new Weighing(look.mouse(), day, text))) {
            return Optional.empty();
        }
        Optional<Decimal> weight = NumberText.of(text, file.design().decimalMark());
        if (weight.isEmpty() && file.design().flags().get(text) == FlagMeaning.NOT_MEASURED) {
            return Optional.empty(); // a remark where the weight would stand
        }
        if (weight.isEmpty()) {
            findings.error("text weight", look, ImportField.BODY_WEIGHT_G, Sentences.noNumber(text));
            return Optional.empty();
        }
        Reading.Builder reading = OriginalEntry.on(
                        Reading.of(
                                file.uuid(look, Endpoint.BODY_WEIGHT, null),
                                file.study(),
                                look.mouse(),
                                Endpoint.BODY_WEIGHT,
                                day,
                                file.recordedAt()),
                        look,
                        file)
                .source(file.source(
                        look,
                        ImportField.STUDY_DAY,
                        ImportField.MEASURED_ON,
                        ImportField.BODY_WEIGHT_G,
                        ImportField.FLAG,
                        ImportField.OPERATOR));
        if (weight.get().value() > 0) {
            return Optional.of(reading.measured(weight.get(), null, null).build());
        }
        findings.warning(
                "impossible weight",
                look,
                ImportField.BODY_WEIGHT_G,
                "a mouse cannot weigh this; the weight is recorded as 'not measured' and the cell kept as entered.");
        return Optional.of(reading.withoutValue(ReadingStatus.NOT_MEASURED)
                .reason("impossible weight '%s' in the file".formatted(text))
                .build());
    }
}
