package org.graftline.report.internal.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.graftline.report.ReportFailedException;

/**
 * A document as it is read back.
 *
 * @param text its words without any blanks, as line ends depend on the page
 * @param files the files inside, by name
 */
record PrintedReport(String text, Map<String, String> files) {
    static PrintedReport read(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, String> files = new LinkedHashMap<>();
            PDEmbeddedFilesNameTreeNode tree =
                    new PDDocumentNameDictionary(document.getDocumentCatalog()).getEmbeddedFiles();
            Map<String, PDComplexFileSpecification> names = tree == null ? null : tree.getNames();
            if (names != null) {
                for (Map.Entry<String, PDComplexFileSpecification> name : names.entrySet()) {
                    byte[] bytes = name.getValue().getEmbeddedFile().toByteArray();
                    files.put(name.getKey(), new String(bytes, StandardCharsets.UTF_8));
                }
            }
            return new PrintedReport(unspaced(new PDFTextStripper().getText(document)), files);
        } catch (IOException e) {
            throw new ReportFailedException(
                    "The file cannot be read as PDF (%s). Check that it is the whole report, as it was downloaded."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    Optional<String> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Without blanks of any width. */
    static String unspaced(String words) {
        return words.replaceAll("[\\s\\p{Z}]+", "");
    }
}
