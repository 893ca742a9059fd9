package org.graftline.shell.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.graftline.report.verify.KeptRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.graftline.study.record.StudyRecords;

/** The ledger of the home directory, as a check of a report asks for it. Reads each chain once. Not for several threads. */
final class HomeRecords implements KeptRecords {
    private static final int BATCH = 500;
    private final Ledger ledger;
    private final StudyRecords records;
    private final Map<String, Map<Long, String>> entries = new HashMap<>();
    private final Map<String, String> readings = new HashMap<>();

    HomeRecords(Ledger ledger, StudyRecords records) {
        this.ledger = ledger;
        this.records = records;
        ledger.chains().forEach(this::read);
    }

    private void read(Chain chain) {
        Map<Long, String> hashes = entries.computeIfAbsent(chain.name(), name -> new HashMap<>());
        long after = 0;
        List<LedgerEntry> batch = ledger.entries(chain, after, BATCH);
        while (!batch.isEmpty()) {
            for (LedgerEntry entry : batch) {
                hashes.put(entry.position(), entry.hash());
                entry.rows().stream()
                        .filter(row -> row.table().equals("reading"))
                        .forEach(row -> readings.put(key(row), row.sha256()));
                after = entry.position();
            }
            batch = ledger.entries(chain, after, BATCH);
        }
    }

    private static String key(RowHash row) {
        return row.id() + "/" + row.version();
    }

    @Override
    public Optional<KeptReading> reading(UUID reading, int version) {
        String sha256 = readings.get(reading + "/" + version);
        return sha256 == null
                ? Optional.empty()
                : records.history(reading).stream()
                        .map(StudyRecords.WrittenReading::reading)
                        .filter(kept -> kept.version() == version)
                        .findFirst()
                        .map(kept -> new KeptReading(sha256, Objects.toString(kept.value(), "")));
    }

    @Override
    public Optional<String> entry(String chain, long position) {
        return Optional.ofNullable(entries.getOrDefault(chain, Map.of()).get(position));
    }
}
