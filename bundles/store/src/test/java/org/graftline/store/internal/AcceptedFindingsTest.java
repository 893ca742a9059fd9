package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.graftline.study.StudyException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home whose records were changed past Graftline, after a crash: nothing vouches for its file. */
class AcceptedFindingsTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    @TempDir
    Path home;

    @BeforeEach
    void aTamperedHome() throws SQLException, IOException {
        try (OpenStore store = OpenStoreTest.open(home)) {
            store.records().unitOfWork().commit(act(study(1)));
            store.records()
                    .unitOfWork()
                    .commit(act(aReading(FIRST).build(), aReading(SECOND).build()));
        }
        tamper("delete from reading where id = '%s'".formatted(FIRST));
    }

    private void tamper(String statement) throws SQLException, IOException {
        try (Connection past = DriverManager.getConnection(StoreUrl.of("", home).jdbc(), "graftline", "");
                Statement sql = past.createStatement()) {
            sql.execute(statement);
        }
        Files.deleteIfExists(home.resolve("data/graftline.sha256")); // as a crash leaves it
    }

    private Path accept(String... lines) throws IOException {
        return Files.write(home.resolve("ledger/accept-findings.txt"), List.of(lines));
    }

    @Test
    void it_is_refused_with_both_ways_out() {
        assertThatThrownBy(() -> OpenStoreTest.open(home))
                .isInstanceOf(StudyException.class)
                .hasMessageContainingAll(
                        "is not as it was written: reading '" + FIRST + "' version 1",
                        "restore the last backup",
                        "accept the 1 findings: write your name into the first line of "
                                + home.resolve("ledger/accept-findings.txt"));
    }

    @Test
    void a_name_without_a_reason_accepts_nothing() throws IOException {
        accept("Mara Voss");

        assertThatThrownBy(() -> OpenStoreTest.open(home))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("must hold your name in its first line and why");
    }

    @Test
    void once_accepted_it_is_served_the_ledger_keeps_who_and_why_and_the_audit_goes_on_finding_it() throws IOException {
        Path acceptance = accept("Mara Voss", "the reading stands on paper sheet 12");

        try (OpenStore store = OpenStoreTest.open(home)) {
            List<LedgerEntry> entries = store.records().ledger().entries(Chain.INSTALLATION, 0, 10);
            assertThat(entries).singleElement().satisfies(entry -> {
                assertThat(entry.kind()).isEqualTo(ActKind.ACCEPT_FINDINGS);
                assertThat(entry.actorName().orErased()).isEqualTo("Mara Voss");
                assertThat(entry.reason().orErased())
                        .startsWith("1 findings with SHA-256 ")
                        .contains("reading '" + FIRST + "' version 1")
                        .endsWith("the reading stands on paper sheet 12");
            });
            assertThat(store.records().ledger().verify().isIntact()).isFalse();
        }
        assertThat(acceptance).doesNotExist();
    }

    @Test
    void the_next_crash_needs_no_acceptance_anew_and_the_next_finding_does() throws SQLException, IOException {
        accept("Mara Voss", "the reading stands on paper sheet 12");
        OpenStoreTest.open(home).close();
        Files.delete(home.resolve("data/graftline.sha256"));

        OpenStoreTest.open(home).close();

        tamper("delete from reading where id = '%s'".formatted(SECOND));
        assertThatThrownBy(() -> OpenStoreTest.open(home))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("accept the 2 findings");
    }
}
