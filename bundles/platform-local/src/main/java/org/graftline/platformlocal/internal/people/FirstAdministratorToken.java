package org.graftline.platformlocal.internal.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The 128 random bits that let the first administrator in: drawn at every start, kept in memory only. */
final class FirstAdministratorToken {
    private final String text;

    FirstAdministratorToken(SecureRandom random) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        text = HexFormat.of().formatHex(bits);
    }

    /** @return 32 hexadecimal digits, for the console */
    String text() {
        return text;
    }

    /** @return whether this is what was typed, blanks and hyphens aside; compared in constant time */
    boolean is(String typed) {
        String bare = typed.replaceAll("[\\s-]", "");
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), bare.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "FirstAdministratorToken"; // never the token
    }
}
