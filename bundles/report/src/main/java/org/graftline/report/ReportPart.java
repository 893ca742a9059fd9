package org.graftline.report;

/**
 * A part that reports have here.
 *
 * @param id by which an analysis plan requires it
 * @param heading as the report heads it
 */
public record ReportPart(String id, String heading) {}
