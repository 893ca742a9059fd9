package org.graftline.platformlocal.internal.people;

import java.util.regex.Pattern;
import org.graftline.study.ImpossibleValueException;

/**
 * A mail address as the register keeps it.
 *
 * @param text one {@code @} between a name and a host, no blanks, at most 254 characters
 */
record MailAddress(String text) {
    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3
    private static final Pattern SHAPE =
            Pattern.compile("[\\p{Alnum}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{Alnum}.-]*[\\p{Alnum}]");

    /** @throws ImpossibleValueException if the text has another shape */
    MailAddress {
        text = text.strip();
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
            throw new ImpossibleValueException(
                    "'%s' is no mail address. Enter one such as name@example.org.".formatted(VisibleText.shown(text)));
        }
    }
}
