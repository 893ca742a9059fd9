package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Collections;
import java.util.List;
import org.graftline.study.capture.PreviewTable;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;
import org.graftline.study.capture.Table;
import org.junit.jupiter.api.Test;

class ImportTableViewTest {
    private static PreviewTable preview(Table table, RowProblem... marks) {
        return new PreviewTable(table, 40, List.of(marks), marks.length);
    }

    @Test
    void a_problem_stands_at_its_row_and_cell() {
        Table table = new Table(
                "growth.csv",
                List.of("mouse", "volume"),
                List.of(new Table.Row(2, List.of("M1", "100")), new Table.Row(9, List.of("M2", "abc"))));

        ImportTableView view = ImportTableView.of(preview(
                table,
                new RowProblem("growth.csv", 9, "volume", "abc", Severity.ERROR, "this is no number."),
                new RowProblem("growth.csv", 9, null, null, Severity.WARNING, "the row ends early.")));

        then(view.fileRows()).isEqualTo(40);
        then(view.rows().get(0).marks()).isEmpty();
        then(view.rows().get(1).marks())
                .containsExactly(
                        new ImportTableView.MarkView(Severity.ERROR, 1, "this is no number."),
                        new ImportTableView.MarkView(Severity.WARNING, null, "the row ends early."));
    }

    @Test
    void a_file_of_endless_columns_and_cells_is_cut_for_the_page() {
        Table table = new Table(
                "wide.csv",
                Collections.nCopies(10_000, "h"),
                List.of(new Table.Row(2, Collections.nCopies(10_000, "x".repeat(5_000)))));

        ImportTableView view = ImportTableView.of(preview(table));

        then(view.columns()).isEqualTo(10_000);
        then(view.headers()).hasSize(ImportTableView.MOST_COLUMNS);
        then(view.rows().get(0).cells())
                .hasSize(ImportTableView.MOST_COLUMNS)
                .allSatisfy(cell -> then(cell).hasSizeLessThan(210));
    }
}
