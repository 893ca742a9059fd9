package org.graftline.report.internal.verify;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.report.verify.KeptRecords;
import org.graftline.report.verify.KeptRecords.KeptReading;
import tools.jackson.databind.JsonNode;

/** Whether the readings in the report are those in the ledger of a home directory, and the entry on its page one of the chain's. */
final class LedgerCheck {
    private LedgerCheck() {}

    static void check(String readingsCsv, JsonNode manifest, KeptRecords kept, Findings findings) {
        JsonNode ledger = manifest.path("ledger");
        String chain = ledger.path("chain").asString("");
        long position = ledger.path("position").asLong(0);
        List<String> problems = new ArrayList<>();
        if (position > 0
                && !kept.entry(chain, position)
                        .equals(Optional.of(ledger.path("sha256").asString("")))) {
            problems.add("Entry %,d of chain %s is not the one that the report names.".formatted(position, chain));
        }
        if (position == 0) {
            problems.add(
                    "The report names no ledger entry: it was made from a file, not from the records of a home directory.");
        }
        findings.conclude(
                problems, "Entry %,d of chain %s is the one that the report names.".formatted(position, chain));
        List<NamedCsvRecord> readings = CsvRows.of(readingsCsv);
        List<String> unknown = new ArrayList<>();
        readings.forEach(reading -> reading(reading, kept).ifPresent(unknown::add));
        findings.conclude(
                unknown,
                "All %,d readings stand in the ledger of the home directory with this version, value and hash."
                        .formatted(readings.size()));
    }

    private static Optional<String> reading(NamedCsvRecord r, KeptRecords kept) {
        String name = "Reading %s, version %s, of mouse %s on day %s"
                .formatted(r.getField("reading"), r.getField("version"), r.getField("mouse"), r.getField("day"));
        Optional<KeptReading> found =
                kept.reading(UUID.fromString(r.getField("reading")), Integer.parseInt(r.getField("version")));
        if (found.isEmpty()) {
            return Optional.of(name + ", is not in the ledger.");
        }
        if (!found.get().sha256().equals(r.getField("sha256"))) {
            return Optional.of(name + ", has another hash in the ledger.");
        }
        return found.get().value().equals(r.getField("value"))
                ? Optional.empty()
                : Optional.of("%s, is %s in the records and %s in the report."
                        .formatted(name, found.get().value(), r.getField("value")));
    }
}
