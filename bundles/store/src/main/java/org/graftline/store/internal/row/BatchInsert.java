package org.graftline.store.internal.row;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * An insert of many rows with named parameters. The parameters are found once for all rows: bound by name one after the other, they took
 * longer than the database to store them. Safe for many threads.
 */
final class BatchInsert {
    /** Rows sent to the database at once. */
    private static final int BATCH = 1000;

    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    private final String sql;
    private final List<Method> parameters;
    private final Class<?> columns;

    /**
     * @param insert the statement, a parameter {@code :name} for each column
     * @param columns the public type of the rows, with a method of that name for each parameter
     */
    BatchInsert(String insert, Class<?> columns) {
        this.columns = columns;
        this.sql = PARAMETER.matcher(insert).replaceAll("?");
        this.parameters = PARAMETER
                .matcher(insert)
                .results()
                .map(found -> method(columns, found))
                .toList();
    }

    /** @return the type of the rows */
    Class<?> columns() {
        return columns;
    }

    private static Method method(Class<?> columns, MatchResult parameter) {
        try {
            return columns.getMethod(parameter.group(1));
        } catch (NoSuchMethodException missing) {
            throw new IllegalArgumentException(
                    "%s has no column '%s'".formatted(columns.getName(), parameter.group(1)), missing);
        }
    }

    /**
     * @param handle in a transaction
     * @param rows of the type of the columns
     * @throws UnableToExecuteStatementException if the database refuses them; some may be written then, so the transaction must not commit
     */
    void execute(Handle handle, Iterable<?> rows) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            int waiting = 0;
            for (Object row : rows) {
                bind(statement, row);
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        } catch (SQLException refused) {
            throw new UnableToExecuteStatementException("Rows were not inserted: " + sql, refused, null);
        }
    }

    private void bind(PreparedStatement statement, Object row) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = value(parameters.get(i), row);
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC)); // never by way of the machine's zone
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static @Nullable Object value(Method column, Object row) {
        try {
            return column.invoke(row);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("Columns of a row can be read: " + column, impossible);
        }
    }
}
