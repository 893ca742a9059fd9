package org.graftline.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.graftline.store.internal.row.EntryColumns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.PersonId;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Somebody with the database's password and a random plan, who puts everything back afterwards. */
final class Tampering {
    private static final List<String> LEDGER = List.of("ledger_entry", "ledger_row", "ledger_head");

    private final Connection connection;
    private final Random random;
    private final Map<String, List<Map<String, Object>>> before = new TreeMap<>();

    /** What was done. */
    record Deed(How how, String table, String what, List<String> touched) {}

    /** The ways to lie. */
    enum How {
        EDIT,
        DELETE,
        INSERT,
        REORDER,
        CUT_TAIL,
        REWRITE
    }

    Tampering(Connection connection, Random random) throws SQLException {
        this.connection = connection;
        this.random = random;
        execute("alter table ledger_row drop constraint ledger_row_entry"); // whoever owns the database may
        for (String table : tables()) {
            before.put(table, rows(table));
        }
    }

    private static List<String> tables() {
        return Stream.concat(Table.ALL.stream().map(Table::name), LEDGER.stream())
                .toList();
    }

    /** @return what was done; null where the database refused it */
    @Nullable
    Deed once() throws SQLException {
        How how = How.values()[random.nextInt(How.values().length)];
        try {
            return switch (how) {
                case EDIT -> edit();
                case DELETE -> delete();
                case INSERT -> insert();
                case REORDER -> reorder();
                case CUT_TAIL -> cutTail();
                case REWRITE -> rewrite();
            };
        } catch (SQLException refused) { // by a constraint: a lie that the tables do not take
            undo(tables());
            return null;
        }
    }

    void undo(List<String> touched) throws SQLException {
        for (String table : touched) {
            execute("delete from " + table);
            for (Map<String, Object> row : before.getOrDefault(table, List.of())) {
                insert(table, row);
            }
        }
    }

    private Deed edit() throws SQLException {
        String table = any(tables().stream().filter(t -> !of(t).isEmpty()).toList());
        Map<String, Object> row = any(of(table));
        List<String> full = row.entrySet().stream()
                .filter(cell -> cell.getValue() != null)
                .map(Map.Entry::getKey)
                .toList();
        String column = any(full);
        Object value = row.get(column);
        Object other = other(value);
        change(table, row, column, other);
        return new Deed(How.EDIT, table, column + " of " + name(row), List.of(table));
    }

    /** The value with one character, bit or microsecond changed. */
    private Object other(@Nullable Object value) {
        if (value instanceof String text) {
            int at = text.isEmpty() ? 0 : random.nextInt(text.length());
            if (text.isEmpty()) {
                return "x";
            }
            char now = (char) ('0' + random.nextInt(10));
            return text.substring(0, at) + (now == text.charAt(at) ? 'x' : now) + text.substring(at + 1);
        }
        if (value instanceof Integer number) {
            return number ^ (1 << random.nextInt(8));
        }
        if (value instanceof Long number) {
            return number ^ (1L << random.nextInt(8));
        }
        if (value instanceof Double number) {
            return Double.longBitsToDouble(Double.doubleToLongBits(number) ^ (1L << random.nextInt(52)));
        }
        if (value instanceof Boolean is) {
            return !is;
        }
        if (value instanceof OffsetDateTime time) {
            return time.plus(1L << random.nextInt(30), ChronoUnit.MICROS);
        }
        if (value instanceof byte[] bytes) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
        if (value instanceof java.time.LocalDate date) {
            return date.plusDays(1 + random.nextInt(30));
        }
        throw new IllegalArgumentException("A column holds " + value + ", which this test does not know to change.");
    }

    private Deed delete() throws SQLException {
        String table = any(tables().stream().filter(t -> !of(t).isEmpty()).toList());
        Map<String, Object> row = any(of(table));
        where("delete from " + table, row);
        return new Deed(How.DELETE, table, name(row), List.of(table));
    }

    /** A copy under another name, version or position. */
    private Deed insert() throws SQLException {
        String table = any(tables().stream().filter(t -> !of(t).isEmpty()).toList());
        Map<String, Object> row = new LinkedHashMap<>(any(of(table)));
        String key = switch (table) {
            case "ledger_head" -> "chain";
            case "ledger_entry" -> "position";
            case "ledger_row" -> "ordinal";
            default -> random.nextBoolean() ? "version" : "id";
        };
        Object value = row.get(key);
        row.put(
                key,
                value instanceof Integer number
                        ? (Object) (number + 1 + random.nextInt(3))
                        : value instanceof Long number ? (Object) (number + 1 + random.nextInt(3)) : value + "x");
        if (table.equals("ledger_row")) {
            row.put("row_version", 1000 + random.nextInt(1000));
        }
        insert(table, row);
        return new Deed(How.INSERT, table, name(row), List.of(table));
    }

    /** Two rows of a table exchange the content of a column. */
    private Deed reorder() throws SQLException {
        String table = any(tables().stream().filter(t -> of(t).size() > 1).toList());
        Map<String, Object> one = any(of(table));
        Map<String, Object> two = any(of(table));
        List<String> differing = one.keySet().stream()
                .filter(column -> !java.util.Objects.deepEquals(one.get(column), two.get(column)))
                .filter(column -> !column.equals("id")) // a name is exchanged with all that is not one
                .toList();
        if (differing.isEmpty()) {
            throw new SQLException("nothing to exchange");
        }
        boolean all = random.nextBoolean();
        List<String> columns =
                all ? differing.stream().filter(column -> !isKey(column)).toList() : List.of(any(differing));
        if (columns.isEmpty()) {
            throw new SQLException("nothing to exchange");
        }
        for (String column : columns) {
            change(table, one, column, two.get(column));
            change(table, two, column, one.get(column));
        }
        return new Deed(How.REORDER, table, name(one) + " and " + name(two) + ": " + columns, List.of(table));
    }

    private static boolean isKey(String column) {
        return List.of("id", "version", "chain", "position", "ordinal").contains(column);
    }

    /** The newest entries of a chain and all that they wrote, with the head set back so that the chain looks whole. */
    private Deed cutTail() throws SQLException {
        Handle handle = Jdbi.open(connection);
        Chain chain = any(LedgerTables.chains(handle));
        List<EntryColumns> entries = LedgerTables.entries(handle, chain, 0, Integer.MAX_VALUE);
        long left = random.nextInt(entries.size());
        for (RowHashColumns row : LedgerTables.rows(handle, chain, left + 1, Long.MAX_VALUE)) {
            execute("delete from %s where id = '%s' and version = %d"
                    .formatted(row.tableName(), row.rowId().replace("'", "''"), row.rowVersion()));
        }
        execute("delete from ledger_row where chain = '%s' and position > %d".formatted(chain, left));
        execute("delete from ledger_entry where chain = '%s' and position > %d".formatted(chain, left));
        if (left == 0) {
            execute("delete from ledger_head where chain = '%s'".formatted(chain));
        } else {
            execute("update ledger_head set position = %d, hash = '%s' where chain = '%s'"
                    .formatted(left, entries.get((int) left - 1).hash(), chain));
        }
        return new Deed(How.CUT_TAIL, "ledger_entry", chain + " behind " + left, tables());
    }

    /** Another person stands in an entry, and it and every entry from there on are computed anew: the chain proves the lie. */
    private Deed rewrite() throws SQLException {
        Handle handle = Jdbi.open(connection);
        Chain chain = any(LedgerTables.chains(handle));
        List<EntryColumns> entries = LedgerTables.entries(handle, chain, 0, Integer.MAX_VALUE);
        EntryColumns from = any(entries);
        String previous = from.previousHash();
        for (EntryColumns entry : entries.subList(entries.indexOf(from), entries.size())) {
            List<RowHash> rows = LedgerTables.rows(handle, chain, entry.position(), entry.position()).stream()
                    .map(RowHashColumns::rowHash)
                    .toList();
            LedgerEntry old = entry.entry(rows);
            LedgerEntry lie = new LedgerEntry(
                    old.chain(),
                    old.position(),
                    old.at(),
                    entry.position() == from.position()
                            ? new PersonId(old.person().value() + "x")
                            : old.person(),
                    old.actorName(),
                    old.via(),
                    old.kind(),
                    old.reason(),
                    rows,
                    previous,
                    old.hash());
            previous = lie.computedHash();
            execute(
                    "update ledger_entry set person = '%s', previous_hash = '%s', hash = '%s' where chain = '%s' and position = %d"
                            .formatted(lie.person(), lie.previousHash(), previous, chain, entry.position()));
        }
        execute("update ledger_head set hash = '%s' where chain = '%s'".formatted(previous, chain));
        return new Deed(How.REWRITE, "ledger_entry", chain + " from " + from.position(), LEDGER);
    }

    private List<Map<String, Object>> of(String table) {
        return before.getOrDefault(table, List.of());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String name(Map<String, Object> row) {
        return row.containsKey("id")
                ? "'" + row.get("id") + "' version " + row.get("version")
                : row.get("chain") + " " + row.get("position") + " " + row.getOrDefault("ordinal", "");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void change(String table, Map<String, Object> row, String column, @Nullable Object value)
            throws SQLException {
        where("update %s set %s = ?".formatted(table, column), row, value);
    }

    private void where(String sql, Map<String, Object> row, @Nullable Object... values) throws SQLException {
        List<String> keys = row.keySet().stream()
                .filter(column -> row.containsKey("id")
                        ? List.of("id", "version").contains(column)
                        : row.containsKey("ordinal")
                                ? List.of("chain", "position", "ordinal").contains(column)
                                : row.containsKey("person")
                                        ? List.of("chain", "position").contains(column)
                                        : column.equals("chain"))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(sql + " where "
                + String.join(" and ", keys.stream().map(k -> k + " = ?").toList()))) {
            int at = 1;
            for (Object value : values) {
                statement.setObject(at++, value);
            }
            for (String key : keys) {
                statement.setObject(at++, row.get(key));
            }
            statement.executeUpdate();
        }
    }

    private void insert(String table, Map<String, Object> row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into %s (%s) values (%s)"
                .formatted(
                        table,
                        String.join(", ", row.keySet()),
                        String.join(", ", row.keySet().stream().map(c -> "?").toList())))) {
            int at = 1;
            for (Object value : row.values()) {
                statement.setObject(at++, value);
            }
            statement.executeUpdate();
        }
    }

    private List<Map<String, Object>> rows(String table) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int c = 1; c <= columns.getColumnCount(); c++) {
                    row.put(columns.getColumnName(c).toLowerCase(java.util.Locale.ROOT), value(result, c));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        if (value instanceof java.sql.Blob || value instanceof byte[]) {
            return result.getBytes(column);
        }
        if (value instanceof java.sql.Date) {
            return result.getObject(column, java.time.LocalDate.class);
        }
        return value instanceof Timestamp ? result.getObject(column, OffsetDateTime.class) : value;
    }
}
