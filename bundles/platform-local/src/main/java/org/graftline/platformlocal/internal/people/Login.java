package org.graftline.platformlocal.internal.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.graftline.study.ImpossibleValueException;

/**
 * A log-in name. Two names are the same person's when their keys are equal: case and look-alike forms (full width, ligatures) do not
 * tell people apart.
 *
 * @param text 1 to 64 letters, digits, marks, inner blanks and {@code . _ - + @ \ '}, beginning with a letter or digit
 */
record Login(String text) {
    private static final int LONGEST = 64;
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd} ._+@\\\\'-]*");

    /** @throws ImpossibleValueException if the text has another shape */
    Login {
        text = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (!hasShape(text)) {
            throw new ImpossibleValueException(
                    "'%s' cannot be a log-in name. Use 1 to %d letters, digits, blanks or . _ - + @ \\ ', beginning with a letter or digit."
                            .formatted(VisibleText.shown(text), LONGEST));
        }
    }

    /** @return whether a typed text could be a log-in name */
    static boolean isOne(String typed) {
        return hasShape(Normalizer.normalize(typed, Normalizer.Form.NFC).strip());
    }

    private static boolean hasShape(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
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
