package org.graftline.study;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a donor's code must not be: something that names the patient by itself. Codes of laboratories and model banks match none of these. */
public enum DirectIdentifier {
    MAIL_ADDRESS("a mail address", "[^\\s@]+@[^\\s@]+\\.[^\\s@]+"),
    DATE("a date, such as that of a birth", "(19|20)\\d\\d-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](19|20)\\d\\d"),
    SOCIAL_SECURITY_NUMBER("a social security number", "\\d{3}-\\d{2}-\\d{4}"),
    TELEPHONE_NUMBER("a telephone number", "\\+\\d[\\d ()/-]{6,}"),
    NAME("a person's name", "\\p{Lu}\\p{Ll}+, ?\\p{Lu}\\p{Ll}+.*");

    private final String words;
    private final Pattern pattern;

    DirectIdentifier(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** @return as sentences write it, with its article */
    public String words() {
        return words;
    }

    /** @return which of them a code looks like; empty for a code */
    public static Optional<DirectIdentifier> in(DonorId donor) {
        return Arrays.stream(values())
                .filter(kind -> kind.pattern.matcher(donor.value()).matches())
                .findFirst();
    }
}
