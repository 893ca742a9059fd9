package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.AT;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.DONOR;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.study;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Donor;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.SourceCell;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.record.AuditResult;

/**
 * A large import in one act, printing how long it took. {@code -Dgraftline.readings=33742} makes it as large as the largest published
 * study we know.
 */
class LargeStudyTest extends StoreTest {
    private static final int READINGS = Integer.getInteger("graftline.readings", 6_000);
    private static final int MICE = READINGS / 8;

    private static List<VersionedRow> largeImport() {
        List<VersionedRow> rows = new ArrayList<>();
        rows.add(study(1));
        rows.add(new Donor(CODE, DONOR, 1, null, null));
        for (int m = 0; m < MICE; m++) {
            MouseId mouse = new MouseId("M-" + m);
            rows.add(new Mouse(CODE, mouse, 1, DONOR, List.of("ear " + m)));
            rows.add(new Tumor(CODE, mouse, Tumor.ONLY, 1));
            rows.add(new ArmAssignment(CODE, mouse, 1, new ArmName("arm " + m % 60)));
        }
        for (int r = 0; r < READINGS; r++) {
            Decimal volume = new Decimal(r % 2000 + ".5");
            rows.add(Reading.of(
                            UUID.randomUUID(),
                            CODE,
                            new MouseId("M-" + r % MICE),
                            Endpoint.TUMOR_VOLUME,
                            new StudyDay(r / MICE * 3),
                            AT)
                    .site(Tumor.ONLY)
                    .measured(volume, VolumeFormula.AS_REPORTED, null)
                    .source(new SourceCell(
                            "a".repeat(64),
                            r + 2,
                            Map.of(
                                    "Model",
                                    "X-1234",
                                    "Day",
                                    "" + r / MICE * 3,
                                    "Volume (mm3)",
                                    volume.text(),
                                    "Treatment",
                                    "untreated")))
                    .build());
        }
        return rows;
    }

    @OnEachDatabase
    void a_large_import_is_one_act_that_comes_back_and_audits(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        List<VersionedRow> rows = largeImport();

        long start = System.nanoTime();
        opened.store().unitOfWork().commit(act(rows));
        long committed = System.nanoTime();
        int readings = opened.store().studyRecords().data(CODE).readings().size();
        long read = System.nanoTime();
        AuditResult audit = opened.store().ledger().verify();
        long verified = System.nanoTime();

        System.out.printf(
                "%s: %d rows committed in %d ms, read in %d ms, verified in %d ms%n",
                database, rows.size(), ms(start, committed), ms(committed, read), ms(read, verified));
        assertThat(readings).isEqualTo(READINGS);
        assertThat(audit.isIntact()).isTrue();
        assertThat(audit.chains())
                .singleElement()
                .extracting(AuditResult.ChainAudit::rows)
                .isEqualTo((long) rows.size());
    }

    private static long ms(long from, long to) {
        return (to - from) / 1_000_000;
    }
}
