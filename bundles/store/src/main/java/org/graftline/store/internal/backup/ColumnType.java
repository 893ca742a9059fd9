package org.graftline.store.internal.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/** The types that our columns have, and their values as text: the same text from both databases. */
enum ColumnType {
    TEXT {
        @Override
        Object value(String text) {
            return text;
        }
    },
    INTEGER {
        @Override
        Object value(String text) {
            return Integer.valueOf(text);
        }
    },
    BIGINT {
        @Override
        Object value(String text) {
            return Long.valueOf(text);
        }
    },
    /** The shortest text that gives the same number back. */
    DOUBLE {
        @Override
        @Nullable
        String read(ResultSet rows, int column) throws SQLException {
            double number = rows.getDouble(column);
            return rows.wasNull() ? null : Double.toString(number);
        }

        @Override
        Object value(String text) {
            return Double.valueOf(text);
        }
    },
    /** UTC, microseconds. */
    INSTANT {
        @Override
        @Nullable
        String read(ResultSet rows, int column) throws SQLException {
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant().toString();
        }

        @Override
        Object value(String text) {
            return Instant.parse(text).atOffset(ZoneOffset.UTC);
        }
    },
    /** Hexadecimal digits behind {@code \x}, as PostgreSQL takes bytes. */
    BYTES {
        @Override
        @Nullable
        String read(ResultSet rows, int column) throws SQLException {
            byte[] bytes = rows.getBytes(column);
            return bytes == null ? null : PREFIX + HexFormat.of().formatHex(bytes);
        }

        @Override
        Object value(String text) {
            return HexFormat.of().parseHex(text, PREFIX.length(), text.length());
        }
    };

    private static final String PREFIX = "\\x";

    /** @return the value of a column of the row that stands there; null for SQL's null */
    @Nullable
    String read(ResultSet rows, int column) throws SQLException {
        return rows.getString(column);
    }

    /** @throws RuntimeException of the kind of the value, if the text is none */
    abstract Object value(String text);

    void bind(PreparedStatement statement, int parameter, @Nullable String text) throws SQLException {
        if (text == null) {
            statement.setObject(parameter, null);
        } else if (this == BYTES) {
            statement.setBytes(parameter, (byte[]) value(text));
        } else {
            statement.setObject(parameter, value(text));
        }
    }

    /** @param name as the driver of H2 or PostgreSQL names it */
    static ColumnType of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "character varying", "varchar" -> TEXT;
            case "integer", "int4" -> INTEGER;
            case "bigint", "int8" -> BIGINT;
            case "double precision", "float8" -> DOUBLE;
            case "timestamp with time zone", "timestamptz" -> INSTANT;
            case "binary large object", "bytea" -> BYTES;
            default ->
                throw new StudyException(
                        "A column has the type '%s', which no table of ours has. Back up with the version of Graftline that made it."
                                .formatted(name));
        };
    }
}
