package org.graftline.conduct.internal.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All randomness of one draw, from one seed by {@link Philox}. A number belongs to a place, not to an order of asking: the counter holds
 * what is asked for, of whom, and in which try. So a mouse keeps its numbers when another joins or leaves the list.
 *
 * @param seed 64 bits
 */
record Chance(long seed) {
    /** Generator and the procedures of this package; a change of either that changes a result raises the number. */
    static final String ALGORITHM = "philox4x32-10/1";

    private static final double UNIT = 0x1.0p-53;

    /** What a number is for; the figure is part of the algorithm. */
    enum Purpose {
        /** Place of a unit among those of its block. */
        PLACE(0),
        /** Which arms of a block get one unit more. */
        EXTRAS(1),
        /** Order of mice that come together. */
        ORDER(2),
        /** Size of the next permuted block. */
        BLOCK(3),
        /** An arm out of several. */
        ARM(4),
        /** Whether minimization follows the smallest imbalance. */
        FOLLOW(5),
        /** Error of a simulated reading. */
        ERROR(6),
        /** Seed of a simulated draw. */
        SEED(7);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    /** @return the seed that sixteen hexadecimal digits are */
    static Chance of(String seed) {
        return new Chance(HexFormat.fromHexDigitsToLong(seed));
    }

    /** @return the seed as sixteen hexadecimal digits */
    String text() {
        return HexFormat.of().toHexDigits(seed);
    }

    /** @return the first 64 bits of the SHA-256 of the name, which stand for it in the counter */
    static long name(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** @return 64 random bits */
    long bits(Purpose purpose, long name, int turn) {
        return words(purpose, name, turn).first();
    }

    /** @return uniform from 0 to below 1, in steps of 2⁻⁵³ */
    double uniform(Purpose purpose, long name, int turn) {
        return (bits(purpose, name, turn) >>> 11) * UNIT;
    }

    /** @return standard normal, by Box and Muller (1958), with StrictMath for the same bits everywhere */
    double normal(Purpose purpose, long name, int turn) {
        Philox.Words words = words(purpose, name, turn);
        double u = ((words.first() >>> 11) + 1) * UNIT; // above 0
        double v = (words.second() >>> 11) * UNIT;
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    private Philox.Words words(Purpose purpose, long name, int turn) {
        return Philox.words(seed, (purpose.number << 32) | (turn & 0xFFFFFFFFL), name);
    }
}
