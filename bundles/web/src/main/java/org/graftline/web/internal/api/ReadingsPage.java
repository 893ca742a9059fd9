package org.graftline.web.internal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.web.internal.reading.ReadingView;
import org.jspecify.annotations.Nullable;

/**
 * One page of a study's readings, mouse by mouse.
 *
 * @param zone the study's time zone
 * @param page from 1
 * @param pages how many there are, at least 1
 * @param matchingMice mice that the filter lets through, on all pages
 * @param matchingReadings their readings, without those that were taken back
 * @param mice those of this page
 */
record ReadingsPage(
        String zone, int page, int pages, int matchingMice, int matchingReadings, List<MouseReadings> mice) {
    static final int MICE_PER_PAGE = 20;

    ReadingsPage {
        mice = List.copyOf(mice);
    }

    /**
     * A mouse with its readings by day.
     *
     * @param lineage of the donor; null when not known
     * @param arm absent while the mouse is in none, and for people who are blinded
     */
    record MouseReadings(
            MouseId mouse,
            DonorId donor,
            @Nullable String lineage,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ArmName arm,

            List<String> aliases,
            List<ReadingView> readings) {
        MouseReadings {
            aliases = List.copyOf(aliases);
            readings = List.copyOf(readings);
        }
    }

    /**
     * What to show; an absent filter lets everything through.
     *
     * @param mouse part of an id or alias, without case
     */
    record Filter(
            @Nullable String donor,
            @Nullable String arm,
            @Nullable String mouse) {}

    static ReadingsPage of(StudyData data, Filter filter, int page) {
        Map<MouseId, ArmName> arms = new HashMap<>();
        for (ArmAssignment assignment : data.assignments()) {
            arms.put(assignment.mouse(), assignment.arm());
        }
        List<Mouse> matching = data.mice().stream()
                .filter(mouse -> passes(mouse, arms.get(mouse.mouse()), filter))
                .toList();
        Map<MouseId, List<Reading>> readings = new LinkedHashMap<>();
        matching.forEach(mouse -> readings.put(mouse.mouse(), new ArrayList<>()));
        int count = 0;
        for (Reading reading : data.readings()) {
            List<Reading> ofMouse = readings.get(reading.mouse());
            if (ofMouse != null) {
                ofMouse.add(reading);
                count += reading.status() == ReadingStatus.WITHDRAWN ? 0 : 1;
            }
        }
        int pages = Math.max(1, (matching.size() + MICE_PER_PAGE - 1) / MICE_PER_PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        Map<DonorId, String> lineages = lineages(data);
        List<MouseReadings> mice = matching.stream()
                .skip((long) (shown - 1) * MICE_PER_PAGE)
                .limit(MICE_PER_PAGE)
                .map(mouse -> new MouseReadings(
                        mouse.mouse(),
                        mouse.donor(),
                        lineages.get(mouse.donor()),
                        arms.get(mouse.mouse()),
                        mouse.aliases(),
                        readings.getOrDefault(mouse.mouse(), List.of()).stream()
                                .map(ReadingView::of)
                                .toList()))
                .toList();
        return new ReadingsPage(data.study().zone().getId(), shown, pages, matching.size(), count, mice);
    }

    private static Map<DonorId, String> lineages(StudyData data) {
        Map<DonorId, String> lineages = new HashMap<>();
        for (Donor donor : data.donors()) {
            if (donor.lineage() != null) {
                lineages.put(donor.donor(), donor.lineage());
            }
        }
        return lineages;
    }

    private static boolean passes(Mouse mouse, @Nullable ArmName arm, Filter filter) {
        return (filter.donor() == null || mouse.donor().value().equals(filter.donor()))
                && (filter.arm() == null || (arm != null && arm.value().equals(filter.arm())))
                && (filter.mouse() == null
                        || contains(mouse.mouse().value(), filter.mouse())
                        || mouse.aliases().stream().anyMatch(alias -> contains(alias, filter.mouse())));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
    }
}
