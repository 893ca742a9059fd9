package org.graftline.store.internal.backup;

import java.io.IOException;
import java.io.PushbackReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.graftline.study.StudyException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One table as lines of text, a row each: out of a database and into one.
 *
 * @param name the table
 * @param columns its columns, in the order of the table
 * @param types of the columns
 */
record TableText(String name, List<String> columns, List<ColumnType> types) {
    private static final int FETCHED = 1000;
    private static final int BATCH = 1000;
    private static final String FLYWAY = "schema_history";

    /** Takes each row as it comes. */
    @FunctionalInterface
    interface Rows {
        void next(byte[] line) throws IOException;
    }

    /** @return our tables that the database has, by name, so that entries of the ledger come before its rows */
    static List<TableText> of(Handle handle) {
        List<String> names =
                handle.createQuery("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema and table_type = 'BASE TABLE'""").mapTo(String.class).map(name -> name.toLowerCase(Locale.ROOT)).stream()
                        .filter(name -> !name.equals(FLYWAY))
                        .sorted()
                        .toList();
        return names.stream().map(name -> of(handle, name)).toList();
    }

    private static TableText of(Handle handle, String name) {
        List<String> columns = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        try (PreparedStatement none =
                        handle.getConnection().prepareStatement("select * from " + name + " where 1 = 0");
                ResultSet rows = none.executeQuery()) {
            ResultSetMetaData described = rows.getMetaData();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.add(described.getColumnLabel(i).toLowerCase(Locale.ROOT));
                types.add(ColumnType.of(described.getColumnTypeName(i)));
            }
        } catch (SQLException failure) {
            throw unreadable(name, failure);
        }
        return new TableText(name, List.copyOf(columns), List.copyOf(types));
    }

    /** @return the names of the columns as a line */
    byte[] header() {
        return CsvLine.written(new ArrayList<>(columns)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads all rows.
     *
     * @param handle in a transaction that sees one moment; needed by PostgreSQL to send rows a few at a time
     * @param to takes them
     * @return how many, and what they say
     */
    ContentSum read(Handle handle, Rows to) throws IOException {
        ContentSum sum = new ContentSum();
        try (PreparedStatement all = handle.getConnection().prepareStatement("select * from " + name + order())) {
            all.setFetchSize(FETCHED);
            try (ResultSet rows = all.executeQuery()) {
                while (rows.next()) {
                    byte[] line = line(rows);
                    sum.add(line);
                    to.next(line);
                }
            }
        } catch (SQLException failure) {
            throw unreadable(name, failure);
        }
        return sum;
    }

    /** The order of the primary key, so that rows go into their index one after the other when they come back. */
    private String order() {
        return switch (name) {
            case "ledger_head" -> " order by chain";
            case "ledger_entry" -> " order by chain, position";
            case "ledger_row" -> " order by chain, position, ordinal";
            default -> " order by id, version";
        };
    }

    private byte[] line(ResultSet rows) throws SQLException {
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < types.size(); i++) {
            cells.add(types.get(i).read(rows, i + 1));
        }
        return CsvLine.written(cells).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Adds all rows of a text.
     *
     * @param handle in a transaction
     * @param in the text behind its header
     * @throws IOException if the text is none of this table
     */
    void append(Handle handle, PushbackReader in) throws IOException {
        Connection connection = handle.getConnection();
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        String insert = "insert into %s (%s) values (%s)".formatted(name, String.join(", ", columns), places);
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            int waiting = 0;
            for (List<@Nullable String> cells = CsvLine.read(in); cells != null; cells = CsvLine.read(in)) {
                if (cells.size() != types.size()) {
                    throw new IOException(
                            "a row of %s has %d columns instead of %d".formatted(name, cells.size(), types.size()));
                }
                for (int i = 0; i < cells.size(); i++) {
                    types.get(i).bind(statement, i + 1, cells.get(i));
                }
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        } catch (SQLException failure) {
            throw new StudyException(
                    "The rows of table %s were not taken by the database (%s). Nothing of the backup was restored."
                            .formatted(name, "SQL state " + failure.getSQLState()),
                    failure);
        }
    }

    /** Not a sentence of its own: what the database says may mean a damaged file, which has its own. */
    private static RuntimeException unreadable(String table, SQLException failure) {
        return new IllegalStateException("Table %s cannot be read".formatted(table), failure);
    }
}
