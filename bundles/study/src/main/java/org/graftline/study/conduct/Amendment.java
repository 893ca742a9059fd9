package org.graftline.study.conduct;

import java.time.LocalDate;

/**
 * A dated change of the protocol. The protocol itself is number 0.
 *
 * @param number from 1, without gaps
 * @param governsFrom the first day that it governs, in the study's zone
 * @param title what changes, in words
 */
public record Amendment(int number, LocalDate governsFrom, String title) {}
