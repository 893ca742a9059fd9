package org.graftline.capture.internal.reading;

import java.util.Optional;
import org.graftline.capture.internal.layout.NumberText;
import org.graftline.study.Decimal;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportField;

/** Reads measured cells as numbers of at least 0. */
final class CellNumbers {
    private final DecimalMark mark;
    private final Findings findings;

    CellNumbers(DecimalMark mark, Findings findings) {
        this.mark = mark;
        this.findings = findings;
    }

    /** Text is an error; so is a negative number where the reading rests on it, else the number is left out with a warning. */
    Optional<Decimal> of(Look look, ImportField field, boolean readingRestsOnIt) {
        String text = look.text(field);
        if (text == null) {
            return Optional.empty();
        }
        Optional<Decimal> number = NumberText.of(text, mark);
        if (number.isEmpty()) {
            findings.error("text " + field, look, field, Sentences.noNumber(text));
            return Optional.empty();
        }
        if (number.get().value() >= 0) {
            return number;
        }
        String sentence = "a %s cannot be negative".formatted(Sentences.words(field));
        if (readingRestsOnIt) {
            findings.error(
                    "negative " + field,
                    look,
                    field,
                    sentence + ". Correct the cell, or empty it if nothing was measured.");
        } else {
            findings.warning(
                    "negative " + field, look, field, sentence + "; the cell is kept as entered and not used.");
        }
        return Optional.empty();
    }
}
