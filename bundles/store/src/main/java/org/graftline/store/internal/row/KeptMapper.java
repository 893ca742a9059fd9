package org.graftline.store.internal.row;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Rows by the constructor of a record, prepared once for each list of columns. Jdbi's own mapper reads the annotations of all components
 * at every query, which inside a container took most of the time of saving one reading. Safe for many threads.
 *
 * @param <C> the columns
 */
final class KeptMapper<C> implements RowMapper<C> {
    private final RowMapper<C> byConstructor;
    private final Map<List<String>, RowMapper<C>> prepared = new ConcurrentHashMap<>();

    KeptMapper(Class<C> columns) {
        this.byConstructor = ConstructorMapper.of(columns);
    }

    @Override
    public C map(ResultSet rows, StatementContext context) throws SQLException {
        return specialize(rows, context).map(rows, context);
    }

    @Override
    public RowMapper<C> specialize(ResultSet rows, StatementContext context) throws SQLException {
        List<String> labels = labels(rows.getMetaData());
        RowMapper<C> known = prepared.get(labels);
        if (known == null) {
            known = byConstructor.specialize(rows, context);
            prepared.put(labels, known);
        }
        return known;
    }

    private static List<String> labels(ResultSetMetaData columns) throws SQLException {
        List<String> labels = new ArrayList<>(columns.getColumnCount());
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            labels.add(columns.getColumnLabel(column));
        }
        return List.copyOf(labels);
    }
}
