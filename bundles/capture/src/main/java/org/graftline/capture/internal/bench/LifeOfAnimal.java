package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.Removal;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.AnimalLife;
import org.graftline.study.bench.AnimalLife.Happening;
import org.graftline.study.bench.AnimalLife.Kind;
import org.graftline.study.bench.Remark;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.BenchRecords.WrittenRow;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** Tells what happened to an animal from the versions of its rows. */
final class LifeOfAnimal {
    private final BenchRecords records;
    private final List<Happening> happenings = new ArrayList<>();

    private LifeOfAnimal(BenchRecords records) {
        this.records = records;
    }

    /**
     * @param alerts those that may be seen
     * @param ownStart null where it counts as the study does
     */
    static AnimalLife of(
            KeptAnimal animal, BenchRecords records, List<Alert> alerts, AnimalLife.@Nullable OwnStart ownStart) {
        LifeOfAnimal life = new LifeOfAnimal(records);
        Mouse mouse = animal.mouse();
        life.rows(records.animal(mouse.study(), mouse.mouse()));
        for (Remark remark : records.remarks(mouse.study())) {
            if (remark.mouse().equals(mouse.mouse())) {
                life.add(Kind.REMARKED, remark.text().orErased(), remark);
            }
        }
        alerts.forEach(alert -> life.add(Kind.ALERTED, alert.sentence(), alert));
        life.happenings.sort(Comparator.comparingLong(Happening::position));
        return new AnimalLife(mouse, animal.housing(), animal.removal(), ownStart, animal.tumors(), life.happenings);
    }

    private void rows(List<WrittenRow> versions) {
        Set<String> tags = new LinkedHashSet<>();
        for (WrittenRow written : versions) {
            if (written.row() instanceof Mouse mouse) {
                List<String> fresh = mouse.aliases().stream().filter(tags::add).toList();
                if (mouse.version() == 1) {
                    add(Kind.ENROLLED, String.join(", ", fresh), written.entry());
                } else if (!fresh.isEmpty()) {
                    add(Kind.TAGGED, String.join(", ", fresh), written.entry());
                }
            } else if (written.row() instanceof Housing housing) {
                add(Kind.HOUSED, words(housing), written.entry());
            } else if (written.row() instanceof Removal removal) {
                add(Kind.REMOVED, words(removal), written.entry());
            }
        }
    }

    private static String words(Housing housing) {
        return "cage %s%s".formatted(housing.cage(), housing.rack() == null ? "" : ", rack " + housing.rack());
    }

    private static String words(Removal removal) {
        return "%s on day %s".formatted(RemovalContradictions.words(removal.cause()), removal.day());
    }

    private void add(Kind kind, String detail, VersionedRow row) {
        records.writer(row).ifPresent(entry -> add(kind, detail, entry));
    }

    private void add(Kind kind, String detail, LedgerEntry entry) {
        happenings.add(new Happening(
                kind,
                detail,
                entry.at(),
                entry.person(),
                entry.actorName().orErased(),
                entry.reason().orErased(),
                entry.position()));
    }
}
