package org.graftline.mixedmodel.internal.prediction;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.DataTable;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one innermost group in a table.
 *
 * @param paths per level with random effects, outermost first, the full path; a null where a label is missing
 * @param observed rows with a response
 * @param asked rows without
 */
public record SubjectRows(List<@Nullable String> paths, List<Integer> observed, List<Integer> asked) {
    /** A subject without rows. */
    public static SubjectRows of(List<@Nullable String> paths) {
        return new SubjectRows(paths, new ArrayList<>(), new ArrayList<>());
    }

    /** The row that describes the subject's covariates: the last one. */
    public int last() {
        List<Integer> rows = asked.isEmpty() ? observed : asked;
        return rows.get(rows.size() - 1);
    }

    /** One row of a table as a table. */
    public static DataTable row(DataTable table, int row) {
        DataTable.Builder b = DataTable.builder();
        for (String name : table.names()) {
            if (table.isNumeric(name)) {
                b.numbers(name, table.numbers(name)[row]);
            } else {
                b.texts(name, table.texts(name)[row]);
            }
        }
        return b.build();
    }
}
