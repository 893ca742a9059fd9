package org.graftline.study.capture;

import java.time.ZoneId;

/**
 * What a new study is called and where it comes from, since no measurement file says so.
 *
 * @param title in words
 * @param zone the laboratory's time zone
 * @param origin source and licence of the data; empty for the laboratory's own
 */
public record StudyDetails(String title, ZoneId zone, String origin) {}
