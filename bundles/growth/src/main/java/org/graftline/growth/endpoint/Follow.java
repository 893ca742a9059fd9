package org.graftline.growth.endpoint;

import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;

/**
 * How long a mouse was followed, and whether the event came.
 *
 * @param day of the event, or the last day on which it had not come
 * @param event whether it came; otherwise the time is censored
 * @param why what ended it, in words: "reached 1,500 mm³", "last measured", "found dead"
 */
public record Follow(MouseId mouse, DonorId donor, ArmName arm, double day, boolean event, String why) {}
