package org.graftline.platformlocal.internal.people;

import org.graftline.study.StudyException;

/** What a new password must be. Length is all that is asked: rules about kinds of characters make people choose worse. */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private Passwords() {}

    /**
     * @param password what was typed
     * @param login whose it will be
     * @throws StudyException if it is too short, too long, one character repeated, or the log-in name
     */
    static void check(char[] password, Login login) {
        int length = Character.codePointCount(password, 0, password.length);
        if (length < SHORTEST) {
            throw new StudyException(
                    "The password has %d characters. Use at least %d; a few unrelated words are easy to remember."
                            .formatted(length, SHORTEST));
        }
        if (password.length > LONGEST) {
            throw new StudyException("The password has %d characters. Use at most %d.".formatted(length, LONGEST));
        }
        if (isOneCharacter(password)) {
            throw new StudyException("The password is one character repeated. Use a few unrelated words.");
        }
        if (Login.key(String.valueOf(password))
                .equals(login.key())) { // the copy is short-lived; a log-in name is no secret
            throw new StudyException("The password is the log-in name. Use a few unrelated words.");
        }
    }

    private static boolean isOneCharacter(char[] password) {
        for (char c : password) {
            if (c != password[0]) {
                return false;
            }
        }
        return true;
    }
}
