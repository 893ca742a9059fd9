package org.graftline.report.internal.verify;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.graftline.report.ReportFailedException;
import org.graftline.report.internal.attached.CarriedFiles;

/**
 * A document as it is read back.
 *
 * @param text its words without any blanks, as line ends depend on the page
 * @param files the files inside, by name
 */
record PrintedReport(String text, Map<String, String> files) {
    static PrintedReport read(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, String> files = CarriedFiles.of(document);
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
