package org.graftline.platformlocal.internal.people;

import org.graftline.study.StudyException;

/** What a badge and its PIN must be. */
final class Pins {
    static final int SHORTEST = 6;
    static final int LONGEST = 12;
    private static final int SHORTEST_BADGE = 4;
    private static final int LONGEST_BADGE = 100;

    private Pins() {}

    /**
     * @param scanned what a scanner read
     * @return the badge's code, without what a scanner may add around it
     * @throws StudyException if it is too short, too long, or holds an invisible character
     */
    static String badge(String scanned) {
        String code = scanned.strip();
        int length = code.codePointCount(0, code.length());
        if (length < SHORTEST_BADGE || length > LONGEST_BADGE) {
            throw new StudyException(
                    "The badge reads as %d characters. Use a badge of %d to %d; scan it again if it was cut short."
                            .formatted(length, SHORTEST_BADGE, LONGEST_BADGE));
        }
        if (VisibleText.hidesSomething(code)) {
            throw new StudyException(
                    "The badge holds an invisible character. Set the scanner to send the printed code alone, and scan it again.");
        }
        return code;
    }

    /**
     * @param pin what was typed
     * @throws StudyException if it is no 6 to 12 digits, or one digit repeated
     */
    static void check(char[] pin) {
        if (pin.length < SHORTEST || pin.length > LONGEST || !isDigits(pin)) {
            throw new StudyException("The PIN is not %d to %d digits. Choose one of digits only; more are better."
                    .formatted(SHORTEST, LONGEST));
        }
        if (isOneDigit(pin)) {
            throw new StudyException("The PIN is one digit repeated. Choose another.");
        }
    }

    private static boolean isDigits(char[] pin) {
        for (char c : pin) {
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneDigit(char[] pin) {
        for (char c : pin) {
            if (c != pin[0]) {
                return false;
            }
        }
        return true;
    }
}
