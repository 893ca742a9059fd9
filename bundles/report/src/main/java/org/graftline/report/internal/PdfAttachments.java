package org.graftline.report.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.graftline.report.internal.attached.AttachedFile;
import org.jspecify.annotations.Nullable;

/** Puts files into a document as PDF/A-3 (ISO 19005-3, 6.8) asks: each with its media type, date, and what the document has it for. */
final class PdfAttachments {
    private PdfAttachments() {}

    static void attach(PDDocument document, List<AttachedFile> files, byte @Nullable [] frozen, Instant date)
            throws IOException {
        TreeMap<String, PDComplexFileSpecification> names = new TreeMap<>();
        COSArray associated = new COSArray();
        for (AttachedFile file : files) {
            PDComplexFileSpecification specification = specification(document, file, file.bytes(), date);
            names.put(file.name(), specification);
            associated.add(specification);
        }
        if (frozen != null) {
            AttachedFile about = new AttachedFile(
                    FrozenReport.NAME,
                    "application/pdf",
                    AttachedFile.Role.SOURCE,
                    "What was signed, byte for byte",
                    "");
            PDComplexFileSpecification specification = specification(document, about, frozen, date);
            names.put(about.name(), specification);
            associated.add(specification);
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(names);
        PDDocumentNameDictionary dictionary = new PDDocumentNameDictionary(document.getDocumentCatalog());
        dictionary.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(dictionary);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
        document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
    }

    private static PDComplexFileSpecification specification(
            PDDocument document, AttachedFile file, byte[] bytes, Instant date) throws IOException {
        PDEmbeddedFile embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
        embedded.setSubtype(file.mediaType());
        embedded.setSize(bytes.length);
        GregorianCalendar moment = GregorianCalendar.from(date.atZone(ZoneOffset.UTC));
        embedded.setCreationDate(moment);
        embedded.setModDate(moment);
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(file.name());
        specification.setFileUnicode(file.name());
        specification.setFileDescription(file.description());
        specification.setEmbeddedFile(embedded);
        specification.setEmbeddedFileUnicode(embedded);
        specification
                .getCOSObject()
                .setItem(
                        COSName.getPDFName("AFRelationship"),
                        COSName.getPDFName(file.role().pdfName()));
        return specification;
    }
}
