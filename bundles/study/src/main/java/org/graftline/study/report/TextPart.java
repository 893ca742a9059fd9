package org.graftline.study.report;

import org.graftline.study.people.Permission;

/** A part of the report that people write; no table is among them. */
public enum TextPart {
    OBJECTIVES("Objectives", Permission.MAKE_REPORT),
    TEST_ARTICLES("Test and control articles", Permission.MAKE_REPORT),
    CONCLUSION("Conclusion", Permission.MAKE_REPORT),
    ARCHIVE("Archive", Permission.MAKE_REPORT),
    /** Dates of inspections and of what was told to whom, 21 CFR 58.35(b)(7): quality assurance writes it and nobody else. */
    QUALITY_ASSURANCE("Statement of quality assurance", Permission.INSPECT_REPORT);

    private final String heading;
    private final Permission permission;

    TextPart(String heading, Permission permission) {
        this.heading = heading;
        this.permission = permission;
    }

    /** @return the heading of its section */
    public String heading() {
        return heading;
    }

    /** @return what whoever writes the part must be allowed */
    public Permission permission() {
        return permission;
    }
}
