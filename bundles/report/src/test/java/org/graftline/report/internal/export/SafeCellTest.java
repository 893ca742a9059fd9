package org.graftline.report.internal.export;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "-1e", "-1.2.3"
            })
    void what_a_spreadsheet_might_compute_stays_a_text(String cell) {
        then(SafeCell.of(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M-017", "-3", "-3.25", "1e-05", "12.4", "a=b"})
    void numbers_and_other_texts_stay_as_they_are(String cell) {
        then(SafeCell.of(cell)).isEqualTo(cell);
    }
}
