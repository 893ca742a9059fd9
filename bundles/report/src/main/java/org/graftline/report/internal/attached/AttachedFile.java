package org.graftline.report.internal.attached;

import java.nio.charset.StandardCharsets;

/**
 * A file inside the document.
 *
 * @param name of the file
 * @param mediaType as "text/csv"
 * @param role what the document has it for
 * @param description a few words for whoever opens the list of attachments
 * @param text its content, written as UTF-8
 */
public record AttachedFile(String name, String mediaType, Role role, String description, String text) {
    /** The relationships of PDF 2.0 (ISO 32000-2, table 43) that occur here. */
    public enum Role {
        /** What a figure or table was made from. */
        DATA("Data"),
        /** What the document was made by. */
        SOURCE("Source"),
        /** More on the subject. */
        SUPPLEMENT("Supplement");

        private final String pdfName;

        Role(String pdfName) {
            this.pdfName = pdfName;
        }

        /** @return as it is written in the file */
        public String pdfName() {
            return pdfName;
        }
    }

    /** @return its bytes */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
