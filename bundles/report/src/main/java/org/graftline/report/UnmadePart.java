package org.graftline.report;

/**
 * A part of the report that could not be made. The report comes without it and says so in its place.
 *
 * @param heading of the section, or its class where it has no heading to give
 * @param section the class that makes it, so that its bundle can be found
 * @param reason what went wrong, a sentence
 */
public record UnmadePart(String heading, String section, String reason) {}
