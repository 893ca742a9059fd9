package org.graftline.report.internal.export;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;
import org.graftline.report.ReportFailedException;

/** A figure as PNG of 300 dots per inch, with its size in CSS pixels, 96 an inch. */
final class Raster {
    private static final double DOTS = 300;
    private static final double CSS_PIXELS = 96;
    private static final float MM_PER_INCH = 25.4f;
    private static final Pattern BOX = Pattern.compile("viewBox=\"[-\\d.]+ [-\\d.]+ ([\\d.]+) ([\\d.]+)\"");
    private static final Object FONTS = new Object();
    private static boolean known;

    private final byte[] png;
    private final double widthPx;
    private final double heightPx;

    private Raster(byte[] png, double widthPx, double heightPx) {
        this.png = png;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    byte[] png() {
        return png;
    }

    double widthPx() {
        return widthPx;
    }

    double heightPx() {
        return heightPx;
    }

    static Raster of(String svg) {
        Matcher box = BOX.matcher(svg);
        if (!box.find()) {
            throw new IllegalArgumentException("The figure has no viewBox, so its size is not known.");
        }
        double width = Double.parseDouble(box.group(1));
        double height = Double.parseDouble(box.group(2));
        String drawing =
                svg.contains("xmlns=") ? svg : svg.replaceFirst("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"");
        PNGTranscoder transcoder = new PNGTranscoder();
        transcoder.addTranscodingHint(PNGTranscoder.KEY_WIDTH, (float) (width * DOTS / CSS_PIXELS));
        transcoder.addTranscodingHint(PNGTranscoder.KEY_PIXEL_UNIT_TO_MILLIMETER, MM_PER_INCH / (float) DOTS);
        transcoder.addTranscodingHint(PNGTranscoder.KEY_BACKGROUND_COLOR, java.awt.Color.WHITE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PNGTranscoder.class.getClassLoader()); // Batik finds its parts through it
        try {
            fonts();
            transcoder.transcode(new TranscoderInput(new StringReader(drawing)), new TranscoderOutput(bytes));
        } catch (TranscoderException | IOException | FontFormatException e) {
            throw new ReportFailedException(
                    "A figure could not be written as PNG (%s). Take the SVG, and tell the administrator."
                            .formatted(e.getMessage()),
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return new Raster(bytes.toByteArray(), width, height);
    }

    private static void fonts() throws IOException, FontFormatException {
        synchronized (FONTS) {
            if (!known) {
                for (String file : new String[] {"SourceSans3-Regular", "SourceSans3-Semibold"}) {
                    try (InputStream font =
                            Raster.class.getResourceAsStream("/org/graftline/report/internal/fonts/" + file + ".ttf")) {
                        if (font != null) {
                            GraphicsEnvironment.getLocalGraphicsEnvironment()
                                    .registerFont(Font.createFont(Font.TRUETYPE_FONT, font));
                        }
                    }
                }
                known = true;
            }
        }
    }
}
