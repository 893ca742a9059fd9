package org.graftline.cases;

import java.nio.file.Path;
import org.graftline.cases.internal.CsvTable;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.ModelSpec;

/** Reads the rows of a case: comma-separated, UTF-8, a header, '.' as decimal mark, an empty cell or {@code NA} is missing. */
public final class CaseData {
    private CaseData() {}

    /**
     * Reads a table for a model. The model's factors, levels and strata are texts, its other columns are numbers; a column that the
     * model does not use is a number where every cell is one.
     *
     * @throws MalformedCaseException with file, line, column and value, if the file is not such a table or a column that the model
     *     uses as a number holds text
     */
    public static DataTable read(Path file, ModelSpec spec) {
        return CsvTable.read(file, spec);
    }
}
