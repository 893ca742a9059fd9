package org.graftline.study;

/** The rule that every name in a study obeys: something visible, of sane length, without control characters. */
final class Names {
    static final int LONGEST = 200;

    private Names() {}

    static String checked(String what, String value) {
        if (value.isBlank()) {
            throw new ImpossibleValueException("The %s is blank. Give it a name.".formatted(what));
        }
        if (value.length() > LONGEST) {
            throw new ImpossibleValueException("The %s '%s…' has %d characters. Use at most %d."
                    .formatted(what, value.substring(0, 20), value.length(), LONGEST));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new ImpossibleValueException("The %s '%s' contains a control character. Remove it."
                    .formatted(what, value.replaceAll("\\p{Cntrl}", "?")));
        }
        return value.strip();
    }
}
