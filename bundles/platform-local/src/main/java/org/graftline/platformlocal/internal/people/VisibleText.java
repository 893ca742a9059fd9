package org.graftline.platformlocal.internal.people;

import org.graftline.study.ImpossibleValueException;

/** Text that a person will see: nothing in it may break a line, hide, or turn the reading direction of what follows. */
final class VisibleText {
    private static final int LONGEST_NAME = 120;
    private static final int SHOWN = 40;

    private VisibleText() {}

    /**
     * @param typed what was typed
     * @return the printed name, surrounding blanks removed
     * @throws ImpossibleValueException if it is blank, over-long or holds an invisible character
     */
    static String name(String typed) {
        String name = typed.strip();
        if (name.isEmpty()) {
            throw new ImpossibleValueException(
                    "The name is blank. Type the name as it should be printed on records and reports.");
        }
        if (name.length() > LONGEST_NAME) {
            throw new ImpossibleValueException("The name '%s' has %d characters. Use at most %d."
                    .formatted(shown(name), name.length(), LONGEST_NAME));
        }
        if (hidesSomething(name)) {
            throw new ImpossibleValueException(
                    "The name '%s' contains an invisible character (shown as ?). Remove it.".formatted(shown(name)));
        }
        return name;
    }

    static boolean hidesSomething(String text) {
        return text.codePoints().anyMatch(VisibleText::isInvisible);
    }

    /** @return the text as it may stand in a message: short, every invisible character as a question mark */
    static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> out.appendCodePoint(isInvisible(c) ? '?' : c));
        return text.codePointCount(0, text.length()) > SHOWN ? out.append('…').toString() : out.toString();
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT ->
                codePoint != 0x200C && codePoint != 0x200D; // joiners are letters' business in some scripts
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
