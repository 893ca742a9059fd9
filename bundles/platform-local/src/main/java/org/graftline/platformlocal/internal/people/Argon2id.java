package org.graftline.platformlocal.internal.people;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.graftline.study.StudyException;

/**
 * Password hashes: Argon2id (RFC 9106) with 19,456 KiB, 2 passes, 1 lane, in PHC text form, so that a stronger setting later leaves
 * older hashes readable. At most {@value #AT_ONCE} are computed at once: a flood of log-ins costs time, not memory. Safe for many
 * threads.
 */
final class Argon2id {
    static final int MEMORY_KIB = 19_456;
    static final int PASSES = 2;
    static final int LANES = 1;
    static final int AT_ONCE = 4;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{1,128})\\$([A-Za-z0-9+/]{1,128})");

    private final SecureRandom random;
    private final Semaphore running = new Semaphore(AT_ONCE, true);

    Argon2id(SecureRandom random) {
        this.random = random;
    }

    /** @return the password's hash in PHC form, under a fresh salt */
    String hash(char[] password) {
        byte[] salt = drawn(SALT_BYTES);
        return phc(salt, compute(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
    }

    /** @return random bits in the form of a hash: comparing with it costs the usual work and never succeeds */
    String hashOfNoPassword() {
        return phc(drawn(SALT_BYTES), drawn(HASH_BYTES));
    }

    private byte[] drawn(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return bits;
    }

    private static String phc(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /**
     * @param phc a hash in PHC form
     * @return whether the password has this hash; compared in constant time
     * @throws StudyException if the text is no Argon2id hash
     */
    boolean matches(char[] password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new StudyException(
                    "The kept password is in a form that this version cannot read. Let an administrator set a new password.");
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual = compute(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private byte[] compute(char[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] utf8 = utf8(password);
        byte[] hash = new byte[length];
        running.acquireUninterruptibly();
        try {
            generator.generateBytes(utf8, hash);
        } finally {
            running.release();
            Arrays.fill(utf8, (byte) 0);
        }
        return hash;
    }

    private static byte[] utf8(char[] password) {
        ByteBuffer encoded = ByteBuffer.allocate(password.length * 3); // UTF-8 needs at most 3 bytes for a char
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(password), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
