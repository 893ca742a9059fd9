package org.graftline.report.internal.attached;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/** The files inside a printed report, read back. */
public final class CarriedFiles {
    private CarriedFiles() {}

    /**
     * @return texts by name; empty where it carries none
     * @throws IOException if the bytes are no PDF
     */
    public static Map<String, String> of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return of(document);
        }
    }

    /** @return texts by name; empty where it carries none */
    public static Map<String, String> of(PDDocument document) throws IOException {
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
        return files;
    }
}
