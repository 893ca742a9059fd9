package org.graftline.study.report;

import java.time.Instant;

/**
 * What a person wrote for a part of the report, as it stands.
 *
 * @param part where it stands
 * @param version from 1
 * @param text paragraphs, an empty line between two
 * @param by printed name of who wrote this version
 * @param at when
 */
public record HumanText(TextPart part, int version, String text, String by, Instant at) {}
