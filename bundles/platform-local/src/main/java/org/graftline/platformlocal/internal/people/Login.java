package org.graftline.platformlocal.internal.people;

import java.text.Normalizer;
import java.util.Locale;
import org.graftline.study.ImpossibleValueException;

/**
 * A log-in name. Two names are the same person's when their keys are equal: case and look-alike forms (full width, ligatures) do not
 * tell people apart.
 *
 * @param text 1 to 64 letters, digits, marks, inner blanks and {@code . _ - + @ \ '}, beginning with a letter or digit
 */
record Login(String text) {
    private static final int LONGEST = 64;

    /** @throws ImpossibleValueException if the text has another shape */
    Login {
        text = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (text.length() > LONGEST || !text.matches("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd} ._+@\\\\'-]*")) {
            throw new ImpossibleValueException(
                    "'%s' cannot be a log-in name. Use 1 to %d letters, digits, blanks or . _ - + @ \\ ', beginning with a letter or digit."
                            .formatted(VisibleText.shown(text), LONGEST));
        }
    }

    /** @return what names are compared by */
    String key() {
        return key(text);
    }

    /**
     * @param typed anything a person typed, also what could never be a log-in name
     * @return what it is compared by
     */
    static String key(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
