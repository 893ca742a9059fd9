package org.graftline.study.capture;

import org.graftline.study.Reading;

/**
 * A row of a file that differs from the reading we have. Nothing changes until a person accepts it.
 *
 * @param current the reading as it stands
 * @param proposed its next version, made from the file
 * @param difference what differs, in words: "volume 312 → 321 mm³"
 */
public record ProposedCorrection(Reading current, Reading proposed, String difference) {}
