package org.graftline.report.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.graftline.study.Sha256;

/**
 * Date and id of a document, taken from what it says and not from the moment it was written. PDF/A wants the date in the information
 * dictionary and in the metadata to be the same.
 *
 * @param madeAt when the report was asked for
 * @param content what it says
 */
record PdfIdentity(Instant madeAt, String content) {
    void stamp(PDDocument document) throws IOException {
        Instant second = madeAt.truncatedTo(ChronoUnit.SECONDS);
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(second.atZone(ZoneOffset.UTC)));
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                .replaceAll(
                        "<xmp:CreateDate>[^<]*</xmp:CreateDate>",
                        "<xmp:CreateDate>" + second.toString().replace("Z", "+00:00") + "</xmp:CreateDate>");
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(Long.parseUnsignedLong(Sha256.of(content).substring(0, 16), 16));
    }
}
