package org.graftline.study;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A personal or free text that can be erased without breaking the ledger: records are hashed over {@link #sha256()} of salt and text,
 * and the hash stays when the text goes.
 *
 * @param text what was written; null once erased
 * @param salt 32 hexadecimal digits drawn for this text alone, so that a short name cannot be found by trying; once the text is erased
 *     the words that say when, since a salt that stays would let a short name be tried
 * @param sha256 SHA-256 of salt and text
 */
public record SaltedText(@Nullable String text, String salt, String sha256) {
    private static final String ERASED = "erased ";
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @param text what was written
     * @return the text with a fresh salt
     */
    public static SaltedText of(String text) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        String hex = HexFormat.of().formatHex(salt);
        return new SaltedText(text, hex, Sha256.of(hex + text));
    }

    /** @return what stands in the place of the salt of a text that was erased on a day */
    public static String erasedOn(LocalDate day) {
        return ERASED + day;
    }

    /** @return what was written; empty once erased */
    public Optional<String> written() {
        return Optional.ofNullable(text);
    }

    /** @return the text, or words that say it was erased, and when */
    public String orErased() {
        if (text != null) {
            return text;
        }
        return salt.startsWith(ERASED) ? "(erased on %s)".formatted(salt.substring(ERASED.length())) : "(erased)";
    }

    /** @return whether the hash fits salt and text; an erased text has nothing left to compare and fits */
    public boolean isIntact() {
        return text == null || sha256.equals(Sha256.of(salt + text));
    }

    @Override
    public String toString() {
        return "SaltedText[" + sha256.substring(0, 8) + "]"; // never the text: it may be personal and end in a log
    }
}
