package org.graftline.growth.internal;

/** What stands above the mouse. */
enum OuterLevel {
    DONOR("donor"),
    LINEAGE("lineage");

    private final String column;

    OuterLevel(String column) {
        this.column = column;
    }

    /** The word, and the column of the table. */
    String column() {
        return column;
    }

    String of(AnalysisRow row) {
        return this == DONOR ? row.donor() : row.lineage();
    }
}
