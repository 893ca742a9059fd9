package org.graftline.capture.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.capture.internal.reading.ReadingKey;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;

/**
 * What one has to know of a study to add a reading: its mice, tumors, days and how many looks each visit has. Kept between readings,
 * since loading a whole study for each of the 200 mice of a session would be slow. Used under the write lock only.
 */
final class StudyOutline {
    private final StudyCode study;
    private final Map<MouseId, Set<TumorSite>> tumors = new HashMap<>();
    private final Set<StudyDay> days = new HashSet<>();
    private final Map<ReadingKey, Integer> replicates = new HashMap<>();
    private long position;

    StudyOutline(StudyData data, long position) {
        this.study = data.study().code();
        this.position = position;
        data.mice().forEach(mouse -> tumors.put(mouse.mouse(), new HashSet<>()));
        data.tumors().forEach(this::add);
        data.readings().forEach(this::add);
    }

    StudyCode study() {
        return study;
    }

    long position() {
        return position;
    }

    int nextReplicate(Reading reading) {
        return replicates.getOrDefault(ReadingKey.of(reading), 0) + 1;
    }

    /** The reading with the visit and the first tumor it may need before it. */
    List<VersionedRow> rowsFor(Reading reading) {
        Set<TumorSite> known = tumors.get(reading.mouse());
        if (known == null) {
            throw new StudyException("Not saved: study %s has no mouse '%s'. Correct the id, or add the mouse first."
                    .formatted(study, reading.mouse()));
        }
        List<VersionedRow> rows = new ArrayList<>();
        TumorSite site = reading.site();
        if (site != null && !known.contains(site)) {
            if (!known.isEmpty()) {
                throw new StudyException("Not saved: mouse '%s' has no tumor '%s'; it has %s. Choose one of them."
                        .formatted(
                                reading.mouse(),
                                site,
                                known.stream().map(s -> "'" + s + "'").sorted().collect(Collectors.joining(", "))));
            }
            rows.add(new Tumor(study, reading.mouse(), site, 1));
        }
        if (!days.contains(reading.day())) {
            rows.add(new Visit(study, reading.day(), 1, Visit.Kind.OBSERVED));
        }
        rows.add(reading);
        return rows;
    }

    /** Takes in rows that were written at the position behind ours. */
    void written(List<VersionedRow> rows, long at) {
        for (VersionedRow row : rows) {
            if (row instanceof Tumor tumor) {
                add(tumor);
            } else if (row instanceof Reading reading) {
                add(reading);
            }
        }
        position = at;
    }

    private void add(Tumor tumor) {
        tumors.computeIfAbsent(tumor.mouse(), m -> new HashSet<>()).add(tumor.site());
    }

    private void add(Reading reading) {
        days.add(reading.day());
        replicates.merge(ReadingKey.of(reading), reading.replicate(), Math::max);
    }
}
