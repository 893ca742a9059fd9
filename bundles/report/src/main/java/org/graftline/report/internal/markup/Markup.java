package org.graftline.report.internal.markup;

/** Text that came from people or files, made safe to stand in XHTML and SVG. */
public final class Markup {
    private Markup() {}

    /**
     * Escapes text for attributes in double quotes and for SVG. Characters that XML 1.0 cannot carry, and those that turn
     * the reading direction around (a name could pose as another), are shown as a replacement character.
     *
     * @param raw any text, also hostile
     * @return text without markup
     */
    public static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (presentable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append('?');
                    }
                }
            }
        });
        return out.toString();
    }

    private static boolean presentable(int c) {
        boolean inXml =
                c == '\n' || c == '\t' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c > 0xFFFF;
        boolean turnsDirection =
                (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
        return inXml && !turnsDirection && !(c >= 0x7F && c <= 0x9F);
    }

    /**
     * Escapes text for element content, and sets the Unicode index letters that text fonts lack (ᵢ, ⱼ, ₖ …) as markup.
     *
     * @param raw any text, such as "ln yᵢⱼₖ = β₀ + β₁ t"
     * @return XHTML
     */
    public static String words(String raw) {
        StringBuilder out = new StringBuilder();
        String below = "ᵢⱼₖₗₘₙₚₛₜᵣᵤᵥₐₑₒₓₕ₀₁₂₃₄₅₆₇₈₉";
        String plain = "ijklmnpstruvaeoxh0123456789";
        raw.codePoints().forEach(c -> {
            int at = below.indexOf(c);
            if (at >= 0) {
                out.append("<sub>").append(plain.charAt(at)).append("</sub>");
            } else {
                out.append(text(Character.toString(c == 0x223C ? '~' : c)));
            }
        });
        return out.toString().replace("</sub><sub>", "");
    }
}
