package org.graftline.report.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.graftline.report.ReportFailedException;
import org.graftline.report.internal.attached.AttachedFile;

/**
 * What a frozen report carries.
 *
 * @param xhtml its text
 * @param files all files inside, in their order
 * @param study the code of its study
 */
record FrozenReport(String xhtml, List<AttachedFile> files, String study) {
    static final String NAME = "frozen.pdf";

    FrozenReport {
        files = List.copyOf(files);
    }

    /** @throws ReportFailedException if the bytes are no frozen report */
    static FrozenReport read(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<AttachedFile> files = new ArrayList<>();
            COSArray associated = document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
            for (int i = 0; associated != null && i < associated.size(); i++) {
                files.add(file(new PDComplexFileSpecification((COSDictionary) associated.getObject(i))));
            }
            String xhtml = files.stream()
                    .filter(file -> file.name().equals(SignedText.NAME))
                    .findFirst()
                    .orElseThrow(() -> new IOException("it carries no " + SignedText.NAME))
                    .text();
            String title = document.getDocumentInformation().getTitle();
            return new FrozenReport(xhtml, files, title.substring(0, title.indexOf(':')));
        } catch (IOException | RuntimeException unreadable) {
            throw new ReportFailedException(
                    "The signed report cannot be printed: the kept document is no frozen report (%s). Run graftline verify-audit."
                            .formatted(unreadable.getMessage()),
                    unreadable);
        }
    }

    private static AttachedFile file(PDComplexFileSpecification file) throws IOException {
        String role = file.getCOSObject().getNameAsString(COSName.getPDFName("AFRelationship"));
        Map<String, AttachedFile.Role> roles = Map.of(
                AttachedFile.Role.DATA.pdfName(), AttachedFile.Role.DATA,
                AttachedFile.Role.SOURCE.pdfName(), AttachedFile.Role.SOURCE);
        return new AttachedFile(
                file.getFilename(),
                file.getEmbeddedFile().getSubtype(),
                roles.getOrDefault(role, AttachedFile.Role.SUPPLEMENT),
                file.getFileDescription(),
                new String(file.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8));
    }
}
