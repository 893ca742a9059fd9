package org.graftline.study.capture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Understands one layout of measurement tables. Implemented by us, hosts and laboratories as OSGi services; all are asked for a
 * proposal, highest ranking first, and the first that has one is used. Must be safe for many threads.
 */
@ConsumerType
public interface MeasurementImporter {
    /** @return the layout it reads */
    ImportLayout layout();

    /**
     * @param table a file with headers
     * @return what the columns may mean, with a sentence of reason for each choice; empty if this is another layout
     */
    Optional<Proposal> propose(Table table);

    /**
     * Lays the table out as one line per look at one animal.
     *
     * @param table a file with headers
     * @param design what the columns mean
     * @param problems where errors and warnings are added
     * @return fields as texts, in the order of the file; a line with an error is left out
     */
    List<Line> lines(Table table, ImportDesign design, List<RowProblem> problems);

    /**
     * @param design what the columns may mean
     * @param reasons why, a sentence each
     */
    record Proposal(ImportDesign design, List<String> reasons) {
        /** Copies the list in. */
        public Proposal {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param line 1-based line of the file
     * @param fields what the file says, field by field, as text; an empty cell is absent
     * @param headers the header each field was read from, for messages and for the cells as entered
     */
    record Line(int line, Map<ImportField, String> fields, Map<ImportField, String> headers) {
        /** Copies the maps in. */
        public Line {
            fields = Map.copyOf(fields);
            headers = Map.copyOf(headers);
        }
    }
}
