package org.graftline.capture.internal.blinding;

import java.util.Comparator;
import java.util.List;
import org.graftline.study.Donor;
import org.graftline.study.LedgerHead;
import org.graftline.study.Mouse;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.Tumor;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords.WrittenReading;

/** Studies and histories as somebody sees them who may not know everything. */
public final class BlindedData {
    private static final Comparator<Reading> ORDER = Comparator.comparing(Reading::mouse)
            .thenComparing(
                    reading -> reading.site() == null ? "" : reading.site().value())
            .thenComparing(Reading::endpoint)
            .thenComparing(Reading::day)
            .thenComparingInt(Reading::replicate)
            .thenComparing(Reading::uuid);

    private BlindedData() {}

    /**
     * The study as this person may see it. For blinded eyes no arm, no assignment, no cell of a file, and no hash that was made from
     * them; everything in the order of ids, since the order of a file may be that of its arms.
     */
    public static StudyData of(StudyData data, Sight sight) {
        List<Reading> readings = data.readings().stream()
                .filter(reading -> !sight.isHidden(reading))
                .map(sight::plain)
                .toList();
        if (!sight.blinded()) {
            return new StudyData(
                    data.study(),
                    data.arms(),
                    data.donors(),
                    data.mice(),
                    data.tumors(),
                    data.assignments(),
                    data.removals(),
                    readings,
                    data.ledgerHead(),
                    data.dayZeros());
        }
        LedgerHead head = data.ledgerHead();
        return new StudyData(
                data.study(),
                List.of(),
                data.donors().stream()
                        .sorted(Comparator.comparing(Donor::donor))
                        .toList(),
                data.mice().stream().sorted(Comparator.comparing(Mouse::mouse)).toList(),
                data.tumors().stream()
                        .sorted(Comparator.comparing(Tumor::mouse).thenComparing(Tumor::site))
                        .toList(),
                List.of(),
                data.removals().stream()
                        .sorted(Comparator.comparing(Removal::mouse))
                        .toList(),
                readings.stream().sorted(ORDER).toList(),
                head == null ? null : new LedgerHead(head.position(), LedgerHead.EMPTY.hash()),
                data.dayZeros());
    }

    /** A version of a reading as this person may see it. */
    public static WrittenReading of(WrittenReading written, Sight sight) {
        return new WrittenReading(sight.plain(written.reading()), of(written.entry(), sight));
    }

    /**
     * An entry as this person may see it. The hash of an imported row is made from its cells without salt: who knows all but the arm could
     * find the arm by trying. So blinded eyes see no hash.
     */
    public static LedgerEntry of(LedgerEntry entry, Sight sight) {
        return sight.blinded()
                ? new LedgerEntry(
                        entry.chain(),
                        entry.position(),
                        entry.at(),
                        entry.person(),
                        entry.actorName(),
                        entry.via(),
                        entry.kind(),
                        entry.reason(),
                        List.of(),
                        LedgerHead.EMPTY.hash(),
                        LedgerHead.EMPTY.hash())
                : entry;
    }
}
