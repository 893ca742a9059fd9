package org.graftline.report.internal.house;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.graftline.report.internal.markup.Markup;
import org.graftline.study.StudyException;

/**
 * A laboratory's name, mark and face on its reports.
 *
 * @param laboratory its name, above the title; empty for none
 * @param header words on every page; empty for none
 * @param logo a PNG in Base64, above the title; empty for none
 * @param font the face of running text; empty for ours
 */
public record HouseStyle(String laboratory, String header, String logo, Optional<HouseFont> font) {
    private static final String OURS = "'Source Serif 4'";
    private static final int LONGEST = 60;
    private static final int LARGEST_LOGO = 1 << 20;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** What cannot leave a CSS string, nor the element that it stands in. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} .,:;()/+–—-]*");

    /** As Graftline comes; stands after the constants that the constructor reads. */
    public static final HouseStyle NONE = new HouseStyle("", "", "", Optional.empty());

    /**
     * @param laboratory its name; empty for none
     * @param header words on every page; empty for none
     * @param logo a PNG; empty for none
     * @param font the face of running text; empty for ours
     * @throws StudyException with the setting and what to do, if something cannot be printed
     */
    public static HouseStyle of(String laboratory, String header, byte[] logo, Optional<HouseFont> font) {
        if (laboratory.length() > LONGEST) {
            throw new StudyException(
                    "'laboratory' has %d letters, at most %d fit.".formatted(laboratory.length(), LONGEST));
        }
        if (header.length() > LONGEST || !PLAIN.matcher(header).matches()) {
            throw new StudyException(
                    "'header' may have up to %d letters, digits, blanks and . , : ; ( ) / + -; it is '%s'."
                            .formatted(LONGEST, header));
        }
        if (logo.length > 0 && !png(logo)) {
            throw new StudyException("the file of 'logoFile' is no PNG of up to 1 MB. Save the logo as PNG.");
        }
        HouseStyle style =
                new HouseStyle(laboratory, header, Base64.getEncoder().encodeToString(logo), font);
        return style.equals(NONE) ? NONE : style;
    }

    private static boolean png(byte[] file) {
        return file.length <= LARGEST_LOGO
                && file.length > PNG.length
                && java.util.Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length);
    }

    /** @return logo and name above the title, XHTML; empty text without either */
    public String block() {
        if (laboratory.isEmpty() && logo.isEmpty()) {
            return "";
        }
        String image = logo.isEmpty()
                ? ""
                : "<img alt=\"%s\" src=\"data:image/png;base64,%s\"/>"
                        .formatted(Markup.text(laboratory.isEmpty() ? "Logo" : "Logo of " + laboratory), logo);
        return "<div class=\"house\">" + image + "<span>" + Markup.text(laboratory) + "</span></div>\n";
    }

    /** @return the style sheet with the face of the house before ours */
    public String dress(String css) {
        return font.map(face -> css.replace(OURS, "'" + face.family() + "', " + OURS))
                .orElse(css);
    }

    /** @return the words with those of the header after them */
    public String after(String words) {
        return header.isEmpty() ? words : words + " · " + header;
    }
}
