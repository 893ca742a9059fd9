package org.graftline.store.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Opens an empty store on the database of the test; {@link OnEachDatabase} tests run on all of them. */
abstract class StoreTest {
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @EnumSource(TestDatabase.class)
    @interface OnEachDatabase {}

    @TempDir
    Path home;

    final List<LedgerEntry> heard = new ArrayList<>();

    /** An open store and a way past it. */
    record Opened(RecordStore store, DataSource source, Path headsFile) {
        /** Does what only somebody with the database's password can do. */
        void tamper(String... statements) throws SQLException {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    Opened open(TestDatabase database) throws SQLException {
        return open(database.fresh(home));
    }

    Opened open(DataSource source) {
        Path headsFile = home.resolve("ledger").resolve("heads.log");
        return new Opened(RecordStore.open(source, headsFile, heard::add), source, headsFile);
    }
}
