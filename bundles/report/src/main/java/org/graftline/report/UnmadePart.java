package org.graftline.report;

/**
 * A part of the report that could not be made. The report comes without it and says so in its place.
 *
 * @param id of the section
 * @param heading of the section, or its class where it has no heading to give
 * @param section the class that makes it, so that its bundle can be found; empty where none does
 * @param reason what went wrong, a sentence
 * @param required whether the analysis plan requires it, so that the report is not signed without
 */
public record UnmadePart(String id, String heading, String section, String reason, boolean required) {}
