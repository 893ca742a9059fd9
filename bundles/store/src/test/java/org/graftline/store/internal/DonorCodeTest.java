package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.study;

import java.sql.SQLException;
import java.util.List;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.StudyException;

/** Nothing that names a patient by itself becomes a donor, whoever writes it. */
class DonorCodeTest extends StoreTest {
    @OnEachDatabase
    void what_names_a_patient_is_refused_without_being_repeated(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(study(1)));

        for (String patient : List.of(
                "jane.doe@example.org", "1961-04-30", "30.4.1961", "078-05-1120", "+49 30 901820", "Doe, Jane")) {
            assertThatThrownBy(() -> opened.store()
                            .unitOfWork()
                            .commit(act(new Donor(CODE, new DonorId(patient), 1, null, null))))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("nothing that names a patient is kept")
                    .hasMessageNotContaining(patient);
        }
        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(1);
    }

    @OnEachDatabase
    void codes_of_laboratories_are_taken(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(study(1)));

        for (String code :
                List.of("P28", "X-1234", "12801", "COB_PDX_CSC091", "NOTCH010-002(F)-001", "2026-031", "D 1.2")) {
            opened.store().unitOfWork().commit(act(new Donor(CODE, new DonorId(code), 1, null, null)));
        }
        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(8);
    }
}
