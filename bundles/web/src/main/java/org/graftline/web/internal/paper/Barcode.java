package org.graftline.web.internal.paper;

import java.util.Locale;
import java.util.Optional;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.OkapiException;
import uk.org.okapibarcode.graphics.Rectangle;

/** A text as bars of Code 128, drawn as SVG in units of the narrowest bar, with the quiet zone that scanners need on both sides. */
final class Barcode {
    private static final int QUIET = 10;
    private static final int HEIGHT = 30;

    /** What an ordinary hand scanner reads from ordinary paper. */
    private static final double MODULE_MM = 0.25;

    private Barcode() {}

    /** @return the bars; empty where the text has characters that Code 128 cannot write */
    static Optional<String> svg(String text) {
        Code128 code = new Code128();
        code.setHumanReadableLocation(HumanReadableLocation.NONE);
        code.setModuleWidth(1);
        code.setBarHeight(HEIGHT);
        try {
            code.setContent(text);
        } catch (OkapiException unwritable) {
            return Optional.empty();
        }
        StringBuilder bars = new StringBuilder();
        for (Rectangle bar : code.getRectangles()) {
            bars.append(
                    String.format(Locale.ROOT, "M%.0f 0h%.0fv%dh-%.0fz", bar.x + QUIET, bar.width, HEIGHT, bar.width));
        }
        int modules = code.getWidth() + 2 * QUIET;
        return Optional.of(
                "<svg class=\"bars\" role=\"img\" aria-label=\"Barcode of %s\" width=\"%s\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\"><path d=\"%s\"/></svg>"
                        .formatted(
                                Html.escaped(text),
                                String.format(Locale.ROOT, "%.2fmm", modules * MODULE_MM),
                                modules,
                                HEIGHT,
                                bars));
    }
}
