package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.act;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Dose;
import org.graftline.study.StudyCode;
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.LedgerEntry;

class StoredDosesTest extends StoreTest {
    @OnEachDatabase
    void a_dose_is_read_in_its_current_version_with_all_that_is_known_and_keeps_those_before(TestDatabase database)
            throws SQLException {
        Opened opened = open(database);
        Dose partial = Records.givenDose(1, Dose.Outcome.PARTIAL, "0.10");
        Dose withheld = Records.givenDose(2, Dose.Outcome.WITHHELD, null);
        LedgerEntry written = opened.store().unitOfWork().commit(act(List.of(partial)));
        LedgerEntry corrected = opened.store().unitOfWork().commit(act(List.of(withheld)));

        DoseRecords doses = opened.store().doseRecords();

        assertThat(doses.doses(CODE)).containsExactly(withheld);
        assertThat(doses.doses(new StudyCode("other"))).isEmpty();
        List<DoseRecords.WrittenDose> history = doses.history(Records.GIVEN);
        assertThat(history).extracting(DoseRecords.WrittenDose::dose).containsExactly(partial, withheld);
        assertThat(history)
                .extracting(version -> version.entry().position())
                .containsExactly(written.position(), corrected.position());
        assertThat(doses.history(UUID.randomUUID())).isEmpty();
    }
}
