package org.graftline.web.internal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.people.Permission;
import org.graftline.study.record.StudyRecords.ImportedFile;
import org.graftline.web.internal.analysis.Snapshots.Eyes;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A study with what it holds.
 *
 * @param formula how volumes are computed, in words
 * @param days first and last study day with a reading; null without readings
 * @param arms absent for people who are blinded, as are {@code files}, {@code dataSha256} and the hash of {@code head}, which are made
 *     from the arms among other things
 * @param readings by endpoint
 * @param dataSha256 hash of all records as they stand
 * @param head the end of the study's ledger
 * @param blinded whether the person who asks must learn no arm
 * @param eyes whether the results that the person gets are by arm
 * @param may what the person who asks may do with it
 */
record StudyView(
        StudyCode code,
        String title,
        String origin,
        String zone,
        String formula,
        int mice,
        List<DonorView> donors,
        int lineages,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ArmView> arms,
        @Nullable DaySpan days,
        List<EndpointCount> readings,
        int corrected,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ImportedFile> files,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dataSha256,
        HeadView head,
        boolean blinded,
        Eyes eyes,
        List<Permission> may) {
    StudyView {
        donors = List.copyOf(donors);
        arms = arms == null ? null : List.copyOf(arms);
        readings = List.copyOf(readings);
        files = files == null ? null : List.copyOf(files);
        may = List.copyOf(may);
    }

    /** The end of a ledger. */
    record HeadView(
            long position,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String hash) {}

    /** An arm and how many mice are in it. */
    record ArmView(ArmName name, ArmRole role, int mice) {}

    /** A donor; the lineage is null when not known. */
    record DonorView(
            DonorId donor,
            @Nullable String lineage,
            @Nullable String diagnosis,
            int mice) {}

    /** First and last study day. */
    record DaySpan(double first, double last) {}

    /** How many readings an endpoint has, and how many of them have which status. */
    record EndpointCount(Endpoint endpoint, int readings, List<StatusCount> statuses) {
        EndpointCount {
            statuses = List.copyOf(statuses);
        }
    }

    /** How many readings have a status. */
    record StatusCount(ReadingStatus status, String words, int readings) {}

    static StudyView of(Snapshot snapshot, List<ImportedFile> files, List<Permission> may) {
        StudyData data = snapshot.data();
        Study study = data.study();
        boolean blinded = snapshot.eyes() == Eyes.BLINDED;
        return new StudyView(
                study.code(),
                study.title(),
                study.origin(),
                study.zone().getId(),
                study.formula().words(),
                data.mice().size(),
                donors(data),
                (int) data.donors().stream()
                        .map(Donor::lineage)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count(),
                blinded ? null : arms(data),
                days(data),
                counts(data),
                (int) data.readings().stream().filter(Reading::isCorrected).count(),
                blinded ? null : files,
                blinded ? null : snapshot.sha256(),
                new HeadView(
                        snapshot.head().position(),
                        blinded ? null : snapshot.head().hash()),
                blinded,
                snapshot.eyes(),
                may);
    }

    private static List<ArmView> arms(StudyData data) {
        Map<ArmName, Integer> mice = new HashMap<>();
        for (ArmAssignment assignment : data.assignments()) {
            mice.merge(assignment.arm(), 1, Integer::sum);
        }
        return data.arms().stream()
                .sorted((a, b) -> a.role() == b.role()
                        ? a.name().compareTo(b.name())
                        : a.role().compareTo(b.role()))
                .map(arm -> new ArmView(arm.name(), arm.role(), mice.getOrDefault(arm.name(), 0)))
                .toList();
    }

    private static List<DonorView> donors(StudyData data) {
        Map<DonorId, Integer> mice = new HashMap<>();
        data.mice().forEach(mouse -> mice.merge(mouse.donor(), 1, Integer::sum));
        return data.donors().stream()
                .map(donor -> new DonorView(
                        donor.donor(), donor.lineage(), donor.diagnosis(), mice.getOrDefault(donor.donor(), 0)))
                .toList();
    }

    /** What was taken back counts nowhere. */
    private static List<Reading> standing(StudyData data) {
        return data.readings().stream()
                .filter(reading -> reading.status() != ReadingStatus.WITHDRAWN)
                .toList();
    }

    static @Nullable DaySpan days(StudyData data) {
        DoubleSummaryStatistics days =
                standing(data).stream().mapToDouble(r -> r.day().value()).summaryStatistics();
        return days.getCount() == 0 ? null : new DaySpan(days.getMin(), days.getMax());
    }

    static List<EndpointCount> counts(StudyData data) {
        Map<Endpoint, Map<ReadingStatus, Integer>> byEndpoint = new EnumMap<>(Endpoint.class);
        for (Reading reading : standing(data)) {
            byEndpoint
                    .computeIfAbsent(reading.endpoint(), e -> new EnumMap<>(ReadingStatus.class))
                    .merge(reading.status(), 1, Integer::sum);
        }
        List<EndpointCount> counts = new ArrayList<>();
        byEndpoint.forEach((endpoint, statuses) -> counts.add(new EndpointCount(
                endpoint,
                statuses.values().stream().mapToInt(Integer::intValue).sum(),
                statuses.entrySet().stream()
                        .map(e -> new StatusCount(e.getKey(), e.getKey().words(), e.getValue()))
                        .toList())));
        return counts;
    }
}
