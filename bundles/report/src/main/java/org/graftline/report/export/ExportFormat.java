package org.graftline.report.export;

/** What a study can be written as. */
public enum ExportFormat {
    /** Long tables of volumes and weights. */
    CSV,
    /** One workbook: study, mice, readings, a wide sheet per arm. */
    XLSX,
    /** A wide table per arm, mice down and days across, as GraphPad Prism takes them. */
    PRISM,
    /** The figures of the report as SVG and as PNG of 300 dpi. */
    FIGURES,
    /** CDISC Dataset-JSON 1.1, SEND-shaped: DM, PM, BW, CL, DS. */
    DATASET_JSON,
    /** The ten essential items of ARRIVE 2.0. */
    ARRIVE,
    /** The fields of PDX-MI, a line per donor. */
    PDX_MI,
    /** The report with text to edit and tables that are locked. */
    DOCX
}
