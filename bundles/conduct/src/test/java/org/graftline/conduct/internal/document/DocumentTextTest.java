package org.graftline.conduct.internal.document;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentTextTest {
    private static final Plan PLAN = new Plan(
            List.of(new StudyDay(0), new StudyDay(3.5)),
            new Decimal("0.050"),
            LocalDate.of(2026, 3, 1),
            Instant.parse("2026-03-01T08:00:00.000001Z"),
            Map.of(new MouseId("b"), 2, new MouseId("a"), 1),
            null);

    @Test
    void a_record_becomes_sorted_json_with_texts_for_what_was_entered() {
        then(DocumentText.of(PLAN))
                .isEqualTo("{\"at\":\"2026-03-01T08:00:00.000001Z\",\"days\":[\"0\",\"3.5\"],\"level\":\"0.050\","
                        + "\"order\":{\"a\":1,\"b\":2},\"start\":\"2026-03-01\"}");
    }

    @Test
    void what_was_written_is_read_back() {
        then(DocumentText.read(document(DocumentText.of(PLAN)), Plan.class)).isEqualTo(PLAN);
    }

    @Test
    void a_document_that_says_something_else_is_told_with_its_name() {
        thenThrownBy(() -> DocumentText.read(document("[]"), Plan.class))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("PDX-1/VISIT_PLAN/plan")
                .hasMessageContaining("verify-audit");
    }

    private static StudyDocument document(String json) {
        return new StudyDocument(new StudyCode("PDX-1"), DocumentKind.VISIT_PLAN, "plan", 1, json);
    }

    record Plan(
            List<StudyDay> days,
            Decimal level,
            LocalDate start,
            Instant at,
            Map<MouseId, Integer> order,
            @Nullable String nothing) {}
}
