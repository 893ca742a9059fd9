package org.graftline.study.report;

/** A part of the report that people write; no table is among them. */
public enum TextPart {
    OBJECTIVES("Objectives"),
    TEST_ARTICLES("Test and control articles"),
    CONCLUSION("Conclusion"),
    ARCHIVE("Archive");

    private final String heading;

    TextPart(String heading) {
        this.heading = heading;
    }

    /** @return the heading of its section */
    public String heading() {
        return heading;
    }
}
