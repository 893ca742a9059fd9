package org.graftline.study;

/** The way by which something is given to an animal. */
public enum DoseRoute {
    ORAL("by mouth (PO)"),
    INTRAPERITONEAL("into the peritoneum (IP)"),
    INTRAVENOUS("into a vein (IV)"),
    SUBCUTANEOUS("under the skin (SC)"),
    INTRAMUSCULAR("into a muscle (IM)"),
    INTRATUMORAL("into the tumor (IT)"),
    TOPICAL("onto the skin"),
    INHALED("by breath");

    private final String words;

    DoseRoute(String words) {
        this.words = words;
    }

    /** @return the way as pages and reports write it */
    public String words() {
        return words;
    }
}
