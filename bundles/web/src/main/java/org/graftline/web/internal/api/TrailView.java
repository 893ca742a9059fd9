package org.graftline.web.internal.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.growth.Estimate;
import org.graftline.report.trail.Trail;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.record.ActKind;
import org.graftline.web.internal.reading.ReadingView;
import org.jspecify.annotations.Nullable;

/**
 * One page of the readings behind a number of the report.
 *
 * @param sentence how the number comes from them
 * @param zone the study's time zone
 * @param page from 1
 * @param pages how many there are, at least 1
 * @param total readings on all pages
 * @param counted how many of them went into the number
 * @param parameters of the model that the number was computed from; empty for a number found from readings alone
 * @param readings those of this page
 */
record TrailView(
        String sentence,
        String zone,
        int page,
        int pages,
        int total,
        int counted,
        List<Parameter> parameters,
        List<OneReading> readings) {
    TrailView {
        parameters = List.copyOf(parameters);
        readings = List.copyOf(readings);
    }

    /** A parameter of the model; a part that is not estimated is null. */
    record Parameter(String name, Estimate estimate, boolean used) {
        static Parameter of(Trail.Parameter parameter) {
            return new Parameter(parameter.name(), parameter.estimate(), parameter.used());
        }
    }

    /**
     * A reading with the ledger entry that wrote this version of it.
     *
     * @param shown with its unit, or its status in words
     * @param counted whether it went into the number
     * @param why in words what became of it; empty for one that was taken as it is
     * @param by printed name of who took it, or where that is not known of who wrote it
     */
    record OneReading(
            UUID uuid,
            int version,
            DonorId donor,
            MouseId mouse,
            @Nullable ArmName arm,
            @Nullable String site,
            Endpoint endpoint,
            double day,
            @Nullable String lengthMm,
            @Nullable String widthMm,
            String shown,
            boolean counted,
            String why,
            String by,
            @Nullable Instant capturedAt,
            Entry entry) {
        static OneReading of(Trail.Behind behind, @Nullable String operator, Entry entry) {
            ReadingView reading = ReadingView.of(behind.reading());
            return new OneReading(
                    reading.uuid(),
                    reading.version(),
                    behind.donor(),
                    reading.mouse(),
                    behind.arm(),
                    reading.site(),
                    reading.endpoint(),
                    behind.day(),
                    reading.lengthMm(),
                    reading.widthMm(),
                    reading.shown(),
                    behind.counted(),
                    behind.why(),
                    operator == null ? entry.by() : operator,
                    reading.capturedAt(),
                    entry);
        }
    }

    /**
     * An entry of the study's ledger.
     *
     * @param position its number
     * @param by printed name of who acted, as it was then
     */
    record Entry(long position, ActKind act, String actWords, String hash, Instant at, String by) {}
}
