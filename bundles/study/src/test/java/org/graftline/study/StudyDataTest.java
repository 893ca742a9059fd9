package org.graftline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyDataTest {
    private static final StudyCode CODE = new StudyCode("S1");
    private static final Study STUDY = new Study(CODE, 1, "A study", ZoneOffset.UTC, VolumeFormula.AS_REPORTED, "");

    private static StudyData with(List<Donor> donors) {
        return new StudyData(
                STUDY, List.of(), donors, List.of(), List.of(), List.of(), List.of(), List.of(), LedgerHead.EMPTY);
    }

    @Test
    void the_hash_depends_on_the_records_and_not_on_their_order_or_the_ledger() {
        Donor a = new Donor(CODE, new DonorId("A"), 1, "L1", null);
        Donor b = new Donor(CODE, new DonorId("B"), 1, null, null);

        assertThat(with(List.of(a, b)).sha256()).isEqualTo(with(List.of(b, a)).sha256());
        assertThat(new StudyData(
                                STUDY,
                                List.of(),
                                List.of(a, b),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null)
                        .sha256())
                .isEqualTo(with(List.of(a, b)).sha256());
    }

    @Test
    void the_hash_changes_with_any_record() {
        Donor a = new Donor(CODE, new DonorId("A"), 1, "L1", null);
        assertThat(with(List.of(a)).sha256())
                .isNotEqualTo(with(List.of(new Donor(CODE, new DonorId("A"), 1, "L2", null)))
                        .sha256())
                .isNotEqualTo(with(List.of()).sha256());
    }
}
