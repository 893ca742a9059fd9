package org.graftline.store.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.store.internal.row.Table;
import org.graftline.study.DirectIdentifier;
import org.graftline.study.Donor;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.record.Act;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Which rows an act may hold: each once, in its own chain, and every version behind the one before it. */
final class VersionRules {
    private static final int IDS = 500;
    private static final RowMapper<Key> KEY = (row, context) -> new Key(row.getString(1), row.getInt(2));

    private record Key(String id, int version) {
        static Key of(VersionedRow row) {
            return new Key(row.id(), row.version());
        }

        Key before() {
            return new Key(id, version - 1);
        }
    }

    private VersionRules() {}

    /** A new donor is a code; the value is not repeated, since it may name a patient. */
    private static void requireCode(VersionedRow row) {
        if (row instanceof Donor donor && donor.version() == 1) {
            DirectIdentifier.in(donor.donor()).ifPresent(kind -> {
                throw new StudyException(
                        "Not saved: the code of a donor looks like %s, and nothing that names a patient is kept. Use the pseudonym of the study for every donor."
                                .formatted(kind.words()));
            });
        }
    }

    /**
     * What can be said without the database.
     *
     * @throws StudyException if the act has no rows, names one twice or writes one to a foreign chain
     */
    static void check(Act act) {
        if (act.rows().isEmpty() && !act.kind().isOfTheLedger()) {
            throw new StudyException(
                    "Not saved: the act '%s' changes nothing. Enter a change first.".formatted(act.kind()));
        }
        act.rows().forEach(VersionRules::requireCode);
        for (Map.Entry<Table<?, ?>, List<VersionedRow>> rows : byTable(act).entrySet()) {
            Set<Key> keys = new HashSet<>();
            for (VersionedRow row : rows.getValue()) {
                if (!keys.add(Key.of(row))) {
                    throw new StudyException(
                            "Not saved: the act holds version %d of %s '%s' twice. Leave one of them out."
                                    .formatted(row.version(), row.table(), row.id()));
                }
                Chain home = rows.getKey().chain(row);
                if (!home.equals(act.chain())) {
                    throw new StudyException(
                            "Not saved: %s '%s' belongs to the ledger chain '%s', not to '%s'. Save it by an act of its own."
                                    .formatted(row.table(), row.id(), home, act.chain()));
                }
            }
        }
    }

    /**
     * Asks the database for the versions before those of the act.
     *
     * @throws ConcurrentChangeException if one is missing
     */
    static void requirePredecessors(Handle handle, Act act) {
        byTable(act).forEach((table, rows) -> {
            List<VersionedRow> later =
                    rows.stream().filter(row -> row.version() > 1).toList();
            Set<Key> known = stored(handle, table, later);
            rows.forEach(row -> known.add(Key.of(row)));
            later.stream()
                    .filter(row -> !known.contains(Key.of(row).before()))
                    .findFirst()
                    .ifPresent(VersionRules::refuse);
        });
    }

    /** @return the first row of the act that the database has already; empty if it has none of them */
    static Optional<VersionedRow> firstStored(Handle handle, Act act) {
        for (Map.Entry<Table<?, ?>, List<VersionedRow>> rows : byTable(act).entrySet()) {
            Set<Key> stored = stored(handle, rows.getKey(), rows.getValue());
            Optional<VersionedRow> found = rows.getValue().stream()
                    .filter(row -> stored.contains(Key.of(row)))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** @return the rows of an act by their tables, in the order of the act */
    static Map<Table<?, ?>, List<VersionedRow>> byTable(Act act) {
        Map<Table<?, ?>, List<VersionedRow>> byTable = new LinkedHashMap<>();
        act.rows()
                .forEach(row -> byTable.computeIfAbsent(Table.of(row), table -> new ArrayList<>())
                        .add(row));
        return byTable;
    }

    private static void refuse(VersionedRow row) {
        throw new ConcurrentChangeException(row.table(), row.id(), row.version());
    }

    private static Set<Key> stored(Handle handle, Table<?, ?> table, List<VersionedRow> rows) {
        Set<Key> stored = new HashSet<>();
        for (int from = 0; from < rows.size(); from += IDS) {
            List<String> ids = rows.subList(from, Math.min(rows.size(), from + IDS)).stream()
                    .map(VersionedRow::id)
                    .toList();
            handle.createQuery("select id, version from <table> where id in (<ids>)")
                    .define("table", table.name())
                    .bindList("ids", ids)
                    .map(KEY)
                    .forEach(stored::add);
        }
        return stored;
    }
}
