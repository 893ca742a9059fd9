package org.graftline.study;

import java.util.regex.Pattern;

/**
 * The short code that names a study everywhere: on pages, in addresses, on the command line.
 *
 * @param value 1 to 60 of letters, digits, dot, underscore and hyphen, beginning with a letter or digit
 */
public record StudyCode(String value) implements Comparable<StudyCode> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    /** @throws ImpossibleValueException if the text has another shape */
    public StudyCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new ImpossibleValueException(
                    ("'%s' cannot be a study code. Use 1 to 60 letters, digits, dots, underscores"
                                    + " or hyphens, beginning with a letter or digit.")
                            .formatted(value.replaceAll("\\p{Cntrl}", "?")));
        }
    }

    @Override
    public int compareTo(StudyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
