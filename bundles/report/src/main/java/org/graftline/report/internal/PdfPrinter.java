package org.graftline.report.internal;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.graftline.report.ReportFailedException;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.attached.AttachedFile;
import org.graftline.report.internal.attached.AttachedFiles;
import org.graftline.report.internal.house.HouseFont;
import org.graftline.report.internal.house.HouseStyle;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.trace.NumbersJson;
import org.graftline.study.StudyCode;
import org.graftline.study.report.Edition;
import org.graftline.study.report.ReportVersion;
import org.jspecify.annotations.Nullable;

/**
 * Prints the report as tagged PDF/A-3a and PDF/UA-1, with the files behind its numbers inside. Equal sources give equal bytes: the document's date is the source's, its id comes
 * from the content.
 */
final class PdfPrinter {
    private static final Pattern HOUSE_FONT = Pattern.compile(HouseFont.NAMED);

    private final String style = Resource.text("paper.css");

    byte[] print(ReportBody body, ReportSource source, HouseStyle house) {
        return print(
                xhtml(body, source, house),
                house,
                AttachedFiles.of(source, NumbersJson.of(body.xhtml())),
                null,
                source.madeAt(),
                source.data().study().code());
    }

    /** Prints the report with its text inside. */
    byte[] frozen(ReportBody body, ReportSource source, Edition edition, HouseStyle house) {
        String bare = xhtml(body, source, house);
        String title = Title.block(source);
        String xhtml = bare.replace(
                title, title + SignedText.edition(edition, source.data().study().zone()));
        List<AttachedFile> files = new ArrayList<>(AttachedFiles.of(source, NumbersJson.of(body.xhtml())));
        // before the manifest, which names the document's identity and stays last
        files.add(files.size() - 1, SignedText.attached(xhtml));
        return print(
                xhtml,
                house,
                files,
                null,
                source.madeAt(),
                source.data().study().code());
    }

    /**
     * Prints a frozen report again with its signatures.
     *
     * @throws ReportFailedException if it was set in a font that the house style no longer has: no signed page may look different from the frozen one
     */
    byte[] signed(byte[] frozen, ReportVersion version, HouseStyle house) {
        FrozenReport report = FrozenReport.read(frozen);
        Matcher named = HOUSE_FONT.matcher(report.xhtml());
        if (named.find() && !house.font().map(HouseFont::family).orElse("").equals(named.group())) {
            throw new ReportFailedException(
                    "The report of study %s was frozen in the font '%s', which org.graftline.report no longer has. Let the administrator set that font again for the time of signing, or freeze a new version."
                            .formatted(report.study(), named.group()));
        }
        Instant at = version.signatures().get(version.signatures().size() - 1).at();
        return print(
                SignedText.signed(report.xhtml(), version),
                house,
                report.files(),
                frozen,
                at,
                new StudyCode(report.study()));
    }

    private static byte[] print(
            String xhtml,
            HouseStyle house,
            List<AttachedFile> files,
            byte @Nullable [] frozen,
            Instant madeAt,
            StudyCode study) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Batik finds its parts through the context class loader, which in a framework knows nothing of this bundle.
        thread.setContextClassLoader(PdfPrinter.class.getClassLoader());
        XRLog.setLoggingEnabled(false);
        try (PdfBoxRenderer renderer = builder(xhtml, house).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            PdfAttachments.attach(document, files, frozen, madeAt.truncatedTo(ChronoUnit.SECONDS));
            new PdfIdentity(madeAt, xhtml + files.get(files.size() - 1).text()).stamp(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            document.close();
            return bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new ReportFailedException(
                    "The PDF of study %s could not be written: %s. The page of the same report is not affected; tell the administrator."
                            .formatted(study, e.getMessage()),
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static PdfRendererBuilder builder(String xhtml, HouseStyle house) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.useUnicodeLineBreaker(new WholeNumbers(Locale.US));
        builder.withProducer("Graftline");
        font(builder, "SourceSerif4-Regular", "Source Serif 4", 400, FSFontUseCase.DOCUMENT);
        font(builder, "SourceSerif4-Semibold", "Source Serif 4", 600, FSFontUseCase.DOCUMENT);
        font(builder, "SourceSans3-Regular", "Source Sans 3", 400, FSFontUseCase.DOCUMENT);
        font(builder, "SourceSans3-Semibold", "Source Sans 3", 600, FSFontUseCase.DOCUMENT);
        // Batik and the page writer disagree on what weight 600 is; on 400 and 700 they agree.
        font(builder, "SourceSans3-Regular", "Source Sans 3", 400, FSFontUseCase.SVG);
        font(builder, "SourceSans3-Semibold", "Source Sans 3", 700, FSFontUseCase.SVG);
        house.font().ifPresent(face -> {
            font(builder, face.regular(), face.family(), 400, FSFontUseCase.DOCUMENT);
            font(builder, face.semibold(), face.family(), 600, FSFontUseCase.DOCUMENT);
        });
        builder.withHtmlContent(xhtml, null);
        builder.toStream(new ByteArrayOutputStream());
        return builder;
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FSFontUseCase use) {
        font(builder, Resource.bytes("fonts/" + file + ".ttf"), family, weight, use);
    }

    private static void font(PdfRendererBuilder builder, byte[] file, String family, int weight, FSFontUseCase use) {
        byte[] bytes = PdfFont.withoutLigatures(file);
        builder.useFont(() -> new ByteArrayInputStream(bytes), family, weight, FontStyle.NORMAL, true, EnumSet.of(use));
    }

    private String xhtml(ReportBody body, ReportSource source, HouseStyle house) {
        String title = Markup.text(Title.of(source));
        StringBuilder out = new StringBuilder();
        out.append("<html lang=\"en\"><head><title>")
                .append(title)
                .append("</title>\n<meta name=\"author\" content=\"")
                .append(Markup.text(source.madeBy()))
                .append("\"/><meta name=\"subject\" content=\"")
                .append(title)
                .append("\"/><meta name=\"description\" content=\"")
                .append(title)
                .append("\"/>\n<bookmarks>");
        for (int i = 0; i < body.headings().size(); i++) {
            out.append("<bookmark name=\"")
                    .append(Markup.text(body.headings().get(i)))
                    .append("\" href=\"#section-")
                    .append(i + 1)
                    .append("\"/>");
        }
        out.append("</bookmarks>\n<style>\n").append(running(source, house));
        return out.append("</style></head>\n<body>\n")
                .append(house.block())
                .append(Title.block(source))
                .append(body.xhtml())
                .append("</body></html>")
                .toString();
    }

    /** Running heads are CSS strings. Study codes, hashes and headers hold no quotes, backslashes or angles. */
    private String running(ReportSource source, HouseStyle house) {
        return house.dress(style)
                .replace("RUNNING-HEAD", Title.running(source))
                .replace("RUNNING-STATE", Title.dated(source))
                .replace("RUNNING-HOUSE", house.header());
    }
}
