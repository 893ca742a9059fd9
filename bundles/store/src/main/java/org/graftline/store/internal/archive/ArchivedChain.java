package org.graftline.store.internal.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.store.internal.row.EntryColumns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.study.LedgerHead;
import org.graftline.study.StudyException;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The ledger of one study: each entry as the line that was hashed, and as CSV with the texts that were hashed by their salts. */
final class ArchivedChain {
    private static final int PAGE = 200;
    private static final List<String> HEADER = List.of(
            "position", "hash", "at", "kind", "via", "person", "name", "name_salt", "reason", "reason_salt", "rows");

    private final Handle handle;
    private final Chain chain;
    private final Map<String, String> people = new TreeMap<>();

    ArchivedChain(Handle handle, Chain chain) {
        this.handle = handle;
        this.chain = chain;
    }

    /** @return the printed name of each person by their id, as the last entry has it; filled by {@link #write} */
    Map<String, String> people() {
        return people;
    }

    /**
     * @param folder gets entries.jsonl and entries.csv
     * @return the end of the chain
     * @throws StudyException if the chain is broken
     */
    LedgerHead write(Path folder) throws IOException {
        LedgerHead end = LedgerHead.EMPTY;
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve("entries.jsonl"), StandardCharsets.UTF_8);
                OpenCsv csv = new OpenCsv(folder.resolve("entries.csv"), HEADER)) {
            for (List<LedgerEntry> page = page(0); !page.isEmpty(); page = page(end.position())) {
                for (LedgerEntry entry : page) {
                    if (!entry.previousHash().equals(end.hash())
                            || entry.position() != end.position() + 1
                            || !entry.computedHash().equals(entry.hash())) {
                        throw broken();
                    }
                    lines.write(entry.canonical().json());
                    lines.write('\n');
                    csv.line(cells(entry));
                    people.put(entry.person().value(), entry.actorName().orErased());
                    end = entry.head();
                }
            }
        }
        if (!LedgerTables.head(handle, chain).orElse(LedgerHead.EMPTY).equals(end)) {
            throw broken();
        }
        return end;
    }

    private StudyException broken() {
        return new StudyException(
                "The ledger chain '%s' is broken, and no archive is made of such a study. Run verify-audit, which says where."
                        .formatted(chain));
    }

    private static List<@Nullable String> cells(LedgerEntry entry) {
        return new ArrayList<>(Arrays.asList(
                Long.toString(entry.position()),
                entry.hash(),
                entry.at().toString(),
                entry.kind().name(),
                entry.via().name(),
                entry.person().value(),
                entry.actorName().text(),
                entry.actorName().salt(),
                entry.reason().text(),
                entry.reason().salt(),
                Integer.toString(entry.rows().size())));
    }

    private List<LedgerEntry> page(long after) {
        List<EntryColumns> entries = LedgerTables.entries(handle, chain, after, PAGE);
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<Long, List<RowHash>> rows =
                LedgerTables.rows(
                                handle,
                                chain,
                                entries.get(0).position(),
                                entries.get(entries.size() - 1).position())
                        .stream()
                        .collect(groupingBy(RowHashColumns::position, mapping(RowHashColumns::rowHash, toList())));
        return entries.stream()
                .map(entry -> entry.entry(rows.getOrDefault(entry.position(), List.of())))
                .toList();
    }
}
