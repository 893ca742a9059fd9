package org.graftline.store.internal.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.store.internal.row.Columns;
import org.graftline.store.internal.row.EntryColumns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.AuditResult.Kind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.RowHash;
import org.jdbi.v3.core.Handle;

/** The audit of one chain, page by page, so that its memory does not grow with the chain. */
final class ChainAudit {
    private static final int ENTRIES = 500;
    private static final int ROWS = 5000;
    private static final int IDS = 1000;
    private static final Map<String, Table<?, ?>> TABLES = new HashMap<>();

    static {
        Table.ALL.forEach(table -> TABLES.put(table.name(), table));
    }

    private final Handle handle;
    private final Chain chain;
    private final Map<Long, Set<String>> noted = new HashMap<>();
    private final Findings findings = new Findings();
    private long entries;
    private long rows;
    private LedgerHead end = LedgerHead.EMPTY;
    private long notedEnd;

    /** @param noted the heads of the chain that are kept outside the database */
    ChainAudit(Handle handle, Chain chain, List<LedgerHead> noted) {
        this.handle = handle;
        this.chain = chain;
        for (LedgerHead head : noted) {
            this.noted
                    .computeIfAbsent(head.position(), position -> new HashSet<>())
                    .add(head.hash());
            notedEnd = Math.max(notedEnd, head.position());
        }
    }

    Findings findings() {
        return findings;
    }

    AuditResult.ChainAudit result() {
        return new AuditResult.ChainAudit(chain, entries, rows, end, findings.list());
    }

    /** @param kept the head of the chain that the database keeps */
    void run(LedgerHead kept) {
        for (List<EntryColumns> page = page(0); !page.isEmpty(); page = page(end.position())) {
            read(page);
        }
        if (!kept.equals(end)) {
            findings.add(
                    Kind.CHAIN_BROKEN,
                    "The head row of chain '%s' says position %d, hash %s…; the last entry is %d, hash %s…. Compare both with a backup."
                            .formatted(
                                    chain,
                                    kept.position(),
                                    shortened(kept.hash()),
                                    end.position(),
                                    shortened(end.hash())));
        }
        if (notedEnd > end.position()) {
            findings.add(
                    Kind.TAIL_CUT,
                    ("Chain '%s' ends at entry %d, but entry %d was committed and noted outside the database. The entries behind %d"
                                    + " were cut off, or an old backup was restored: restore the newest backup.")
                            .formatted(chain, end.position(), notedEnd, end.position()));
        }
    }

    private List<EntryColumns> page(long after) {
        return LedgerTables.entries(handle, chain, after, ENTRIES);
    }

    /** Reads entries together as long as their rows are few. */
    private void read(List<EntryColumns> page) {
        Map<Long, Integer> counts = LedgerTables.rowCounts(
                handle, chain, page.get(0).position(), page.get(page.size() - 1).position());
        List<EntryColumns> group = new ArrayList<>();
        int size = 0;
        for (EntryColumns entry : page) {
            int count = counts.getOrDefault(entry.position(), 0);
            if (!group.isEmpty() && size + count > ROWS) {
                readGroup(group);
                group.clear();
                size = 0;
            }
            if (count > ROWS) {
                readLarge(entry);
            } else {
                group.add(entry);
                size += count;
            }
        }
        readGroup(group);
    }

    private void readGroup(List<EntryColumns> group) {
        if (group.isEmpty()) {
            return;
        }
        List<RowHashColumns> named = LedgerTables.rows(
                handle,
                chain,
                group.get(0).position(),
                group.get(group.size() - 1).position());
        Map<Long, List<RowHashColumns>> byEntry = named.stream().collect(groupingBy(RowHashColumns::position));
        for (EntryColumns entry : group) {
            check(
                    entry,
                    byEntry.getOrDefault(entry.position(), List.of()).stream()
                            .map(RowHashColumns::rowHash)
                            .toList());
        }
        compare(named);
        findings.turnPage();
    }

    private void readLarge(EntryColumns entry) {
        List<RowHash> all = new ArrayList<>();
        int after = 0;
        List<RowHashColumns> some = LedgerTables.rowsOfEntry(handle, chain, entry.position(), after, ROWS);
        while (!some.isEmpty()) {
            some.forEach(row -> all.add(row.rowHash()));
            compare(some);
            findings.turnPage();
            after = some.get(some.size() - 1).ordinal();
            some = LedgerTables.rowsOfEntry(handle, chain, entry.position(), after, ROWS);
        }
        check(entry, all);
        findings.turnPage();
    }

    private void check(EntryColumns entry, List<RowHash> rowHashes) {
        long position = entry.position();
        if (position != end.position() + 1) {
            findings.add(
                    position,
                    -1,
                    Kind.CHAIN_BROKEN,
                    "Entries %d to %d of chain '%s' are missing. Restore them from a backup."
                            .formatted(end.position() + 1, position - 1, chain));
        } else if (!entry.previousHash().equals(end.hash())) {
            broken(entry, "does not follow from the entry before it");
        }
        if (!isComplete(entry, rowHashes)) {
            broken(entry, "or its list of rows was changed: they no longer give its hash");
        } else if (!noted.getOrDefault(position, Set.of(entry.hash())).equals(Set.of(entry.hash()))) {
            broken(
                    entry,
                    "has another hash than was noted outside the database when it was committed: it was written anew");
        }
        if (!entry.actorName().isIntact() || !entry.reason().isIntact()) {
            findings.add(
                    position,
                    0,
                    Kind.CHANGED,
                    "The name or the reason in %s was replaced. Compare it with a backup.".formatted(named(position)));
        }
        entries++;
        end = entry.head();
    }

    private static boolean isComplete(EntryColumns entry, List<RowHash> rowHashes) {
        try {
            return entry.entry(rowHashes).computedHash().equals(entry.hash());
        } catch (
                RuntimeException
                        noEntry) { // tampering can make any column impossible, and each type refuses in its own way
            return false;
        }
    }

    private void broken(EntryColumns entry, String what) {
        String sentence = named(entry.position()) + " " + what + ". Compare it with a backup.";
        findings.add(
                entry.position(),
                0,
                Kind.CHAIN_BROKEN,
                Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1));
    }

    private void compare(List<RowHashColumns> named) {
        rows += named.size();
        named.stream()
                .collect(groupingBy(RowHashColumns::tableName, LinkedHashMap::new, toList()))
                .forEach((name, some) -> {
                    Table<?, ?> table = TABLES.get(name);
                    for (int from = 0; from < some.size(); from += IDS) {
                        List<RowHashColumns> few = some.subList(from, Math.min(some.size(), from + IDS));
                        if (table == null) {
                            few.forEach(this::removed);
                        } else {
                            compare(table, few);
                        }
                    }
                });
    }

    private void compare(Table<?, ?> table, List<RowHashColumns> named) {
        Map<Key, RowHashColumns> wanted = new LinkedHashMap<>();
        named.forEach(row -> wanted.put(new Key(row.rowId(), row.rowVersion()), row));
        handle.createQuery("select * from <table> where id in (<ids>)")
                .define("table", table.name())
                .bindList(
                        "ids",
                        named.stream().map(RowHashColumns::rowId).distinct().toList())
                .setFetchSize(100)
                .map(table.mapper())
                .forEach(stored -> {
                    RowHashColumns row = wanted.remove(Key.of(stored));
                    if (row != null) {
                        RowAudit.fault(table, stored, row.sha256()).ifPresent(fault -> changed(row, fault));
                    }
                });
        wanted.values().forEach(this::removed);
    }

    private void changed(RowHashColumns row, String fault) {
        findings.add(
                row.position(),
                row.ordinal(),
                Kind.CHANGED,
                "%s '%s' version %d, written by %s, was changed: %s. Compare it with a backup."
                        .formatted(row.tableName(), row.rowId(), row.rowVersion(), named(row.position()), fault));
    }

    private void removed(RowHashColumns row) {
        findings.add(
                row.position(),
                row.ordinal(),
                Kind.REMOVED,
                "%s '%s' version %d, written by %s, is gone from its table. Restore it from a backup."
                        .formatted(row.tableName(), row.rowId(), row.rowVersion(), named(row.position())));
    }

    private String named(long position) {
        return "entry %d of chain '%s'".formatted(position, chain);
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    private record Key(String id, int version) {
        static Key of(Columns<?> columns) {
            return new Key(columns.id(), columns.version());
        }
    }
}
