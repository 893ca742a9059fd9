package org.graftline.study;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one text of a record that is hashed: JSON in the canonical form of RFC 8785 (keys sorted by UTF-16 code unit, no white space,
 * shortest escapes). Decimals stand in it as the text that was entered, so the only numbers are whole; an absent value is left out,
 * so that a column added later does not change older hashes.
 *
 * @param json the canonical text
 */
public record CanonicalForm(String json) {

    /** @return an object without keys, to be filled */
    public static Builder object() {
        return new Builder();
    }

    /** @return SHA-256 of the UTF-8 bytes of the text */
    public String sha256() {
        return Sha256.of(json);
    }

    /** Collects the keys of one object. Not for several threads. */
    public static final class Builder {
        private final TreeMap<String, String> values =
                new TreeMap<>(); // String order is UTF-16 order, as RFC 8785 asks

        private Builder() {}

        /** Adds a text; null leaves the key out. */
        public Builder put(String key, @Nullable String value) {
            if (value != null) {
                values.put(key, quoted(value));
            }
            return this;
        }

        /** Adds a decimal as its text; null leaves the key out. */
        public Builder put(String key, @Nullable Decimal value) {
            return put(key, value == null ? null : value.text());
        }

        /** Adds a whole number. */
        public Builder put(String key, long value) {
            values.put(key, Long.toString(value));
            return this;
        }

        /** Adds an enum by its name; null leaves the key out. */
        public Builder put(String key, @Nullable Enum<?> value) {
            return put(key, value == null ? null : value.name());
        }

        /** Adds a salted text as its hash, so that erasing the text leaves the form as it is; null leaves the key out. */
        public Builder put(String key, @Nullable SaltedText value) {
            return put(key, value == null ? null : value.sha256());
        }

        /** Adds a list of texts in their order; an empty list leaves the key out. */
        public Builder putTexts(String key, Collection<String> texts) {
            if (!texts.isEmpty()) {
                values.put(key, texts.stream().map(Builder::quoted).collect(Collectors.joining(",", "[", "]")));
            }
            return this;
        }

        /** Adds an object of texts; an empty map leaves the key out. */
        public Builder putTexts(String key, Map<String, String> texts) {
            if (!texts.isEmpty()) {
                Builder inner = new Builder();
                texts.forEach(inner::put);
                values.put(key, inner.build().json());
            }
            return this;
        }

        /** Adds an object. */
        public Builder put(String key, CanonicalForm form) {
            values.put(key, form.json());
            return this;
        }

        /** Adds a list of objects in their order, also an empty one. */
        public Builder putForms(String key, Collection<CanonicalForm> forms) {
            values.put(key, forms.stream().map(CanonicalForm::json).collect(Collectors.joining(",", "[", "]")));
            return this;
        }

        /** @return the canonical text of what was put */
        public CanonicalForm build() {
            StringBuilder out = new StringBuilder("{");
            for (Iterator<Map.Entry<String, String>> all = values.entrySet().iterator(); all.hasNext(); ) {
                Map.Entry<String, String> entry = all.next();
                out.append(quoted(entry.getKey())).append(':').append(entry.getValue());
                if (all.hasNext()) {
                    out.append(',');
                }
            }
            return new CanonicalForm(out.append('}').toString());
        }

        private static String quoted(String text) {
            StringBuilder out = new StringBuilder(text.length() + 2).append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"' -> out.append("\\\"");
                    case '\\' -> out.append("\\\\");
                    case '\b' -> out.append("\\b");
                    case '\t' -> out.append("\\t");
                    case '\n' -> out.append("\\n");
                    case '\f' -> out.append("\\f");
                    case '\r' -> out.append("\\r");
                    default -> {
                        if (c < 0x20) {
                            out.append("\\u%04x".formatted((int) c));
                        } else {
                            out.append(c);
                        }
                    }
                }
            }
            return out.append('"').toString();
        }
    }
}
