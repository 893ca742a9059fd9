package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.report.internal.PdfReading.violations;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.graftline.report.ReportFailedException;
import org.graftline.report.ReportProgress;
import org.graftline.report.internal.house.HouseFont;
import org.graftline.report.internal.house.HouseStyle;
import org.graftline.study.Sha256;
import org.graftline.study.report.Edition;
import org.graftline.study.report.ReportVersion;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class HouseStyleTest {
    private static final HouseFont FACE = HouseFont.of(
            Resource.bytes("fonts/SourceSans3-Regular.ttf"), Resource.bytes("fonts/SourceSans3-Semibold.ttf"));

    private static PrintedReports in(Optional<HouseFont> face) {
        HouseStyle style = HouseStyle.of("Oslo Xenograft Core", "Confidential (draft 3)", logo(), face);
        return new PrintedReports(() -> style, Printing.SECTIONS);
    }

    private static byte[] logo() {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0, 90, 140, 200));
        graphics.fillOval(4, 4, 50, 30);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void logo_name_header_and_font_stand_in_a_document_that_still_conforms() throws Exception {
        byte[] pdf = in(Optional.of(FACE)).pdf(ExampleStudy.aStudy().source());

        then(violations(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        then(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper text = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                then(text.getText(document)).contains("Confidential (draft 3)");
            }
            text.setStartPage(1);
            text.setEndPage(1);
            then(text.getText(document)).contains("Oslo Xenograft Core");
            PDPage first = document.getPage(0);
            then(first.getResources().getXObjectNames()).as("the logo").isNotEmpty();
            for (COSName name : first.getResources().getFontNames()) {
                then(first.getResources().getFont(name).getName()).doesNotContain("SourceSerif");
            }
        }
    }

    @Test
    void the_page_carries_them_too() {
        String page = in(Optional.of(FACE)).html(ExampleStudy.aStudy().source(), ReportProgress.UNTOLD);

        then(page)
                .contains(
                        "Logo of Oslo Xenograft Core",
                        "· Confidential (draft 3)",
                        "font-family:'" + FACE.family() + "'");
    }

    @Test
    void a_report_frozen_in_a_font_is_signed_in_that_font_or_not_at_all() {
        Instant at = Instant.parse("2026-11-24T08:00:00Z");
        byte[] frozen = in(Optional.of(FACE))
                .frozen(ExampleStudy.aStudy().source(), List.of(), new Edition(1, null, null), ReportProgress.UNTOLD)
                .content();
        String sha256 = Sha256.of(frozen);
        ReportVersion version = new ReportVersion(
                1,
                ReportVersion.State.SIGNED,
                new ReportVersion.Frozen(sha256, "ab".repeat(32), 7, "cd".repeat(32), null, true, List.of(), List.of()),
                0,
                at,
                "Dana Rector",
                List.of(new ReportVersion.Signature(
                        ReportVersion.Meaning.APPROVAL, "Rita Reader", at, ZoneId.of("Europe/Berlin"), sha256, true)),
                List.of(),
                null,
                0,
                List.of());

        thenThrownBy(() -> in(Optional.empty()).signed(frozen, version))
                .isInstanceOf(ReportFailedException.class)
                .hasMessageContaining("was frozen in the font '" + FACE.family() + "'");
        then(in(Optional.of(FACE)).signed(frozen, version)).isNotEmpty();
    }
}
