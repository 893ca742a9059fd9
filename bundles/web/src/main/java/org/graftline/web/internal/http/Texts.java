package org.graftline.web.internal.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of what people write: long enough for a thought, free of control characters and of halves of characters, which no database
 * keeps as they came.
 */
public final class Texts {
    /** The most characters of a name or code. */
    public static final int NAME = 200;

    /** The most characters of a reason. */
    public static final int REASON = 1_000;

    /** The most characters of a remark or statement. */
    public static final int REMARK = 4_000;

    /** The most fields whose texts as typed come with a reading. */
    public static final int ENTERED_FIELDS = 10;

    private static final Pattern UNKEEPABLE = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]|\\p{Cs}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Texts() {}

    /**
     * @param key its name in the body
     * @param text what was sent; null stays null
     * @param most characters
     * @return the text without blanks around it
     * @throws Refusal if it is longer or cannot be kept as it is
     */
    public static @Nullable String optional(String key, @Nullable String text, int most) {
        return text == null ? null : asSent(key, text, most).strip();
    }

    /**
     * @param key its name in the body
     * @param text what was sent
     * @param most characters
     * @return the text without blanks around it; may be empty
     * @throws Refusal if it is absent, longer, or cannot be kept as it is
     */
    public static String required(String key, @Nullable String text, int most) {
        return asSent(key, RequiredFields.required(key, text), most).strip();
    }

    /**
     * @param texts by field, as typed or sent by a device; null for none
     * @return the texts exactly as they came, fields without one left out
     * @throws Refusal if there are too many, or one cannot be kept as it is
     */
    public static Map<String, String> entered(@Nullable Map<String, @Nullable String> texts) {
        Map<String, String> kept = new LinkedHashMap<>();
        if (texts == null) {
            return kept;
        }
        if (texts.size() > ENTERED_FIELDS) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "'entered' has %d fields, above the limit of %d. Send the fields of one reading."
                            .formatted(texts.size(), ENTERED_FIELDS));
        }
        for (Map.Entry<String, @Nullable String> field : texts.entrySet()) {
            if (!FIELD.matcher(field.getKey()).matches()) {
                throw new Refusal(
                        Status.UNUSABLE,
                        "A field of 'entered' has a name that is none. Use up to 40 letters and digits, such as length.");
            }
            String text = field.getValue();
            if (text != null) {
                kept.put(field.getKey(), asSent("entered." + field.getKey(), text, NAME));
            }
        }
        return kept;
    }

    /**
     * @param key its name in the body
     * @param time what was sent; null stays null
     * @return the same
     * @throws Refusal if no clock of our time says so
     */
    public static @Nullable Instant time(String key, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "The time '%s' lies outside of the years 1900 to 2199. Set the clock of this computer and send the time again."
                            .formatted(key));
        }
        return time;
    }

    private static String asSent(String key, String text, int most) {
        if (text.length() > most) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "'%s' has %,d characters, above the limit of %,d. Shorten it.".formatted(key, text.length(), most));
        }
        if (UNKEEPABLE.matcher(text).find()) {
            throw new Refusal(
                    Status.UNUSABLE, "'%s' contains a control character. Remove it and send it again.".formatted(key));
        }
        return text;
    }
}
