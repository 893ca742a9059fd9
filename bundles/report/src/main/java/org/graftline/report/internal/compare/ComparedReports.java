package org.graftline.report.internal.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.graftline.report.ReportFailedException;
import org.graftline.report.compare.ReportComparison;
import org.graftline.report.compare.ReportComparison.Change;
import org.graftline.report.compare.ReportComparisons;
import org.graftline.report.internal.attached.CarriedFiles;
import org.graftline.report.internal.compare.NumberRows.Row;
import org.graftline.report.internal.compare.NumberRows.RowKey;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Compares cell by cell what two reports print. */
@Component
public final class ComparedReports implements ReportComparisons {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public ReportComparison compare(byte[] before, byte[] after) {
        return compare(rows(before, "earlier"), rows(after, "later"));
    }

    private static ReportComparison compare(Map<RowKey, Row> before, Map<RowKey, Row> after) {
        List<Change> changes = new ArrayList<>();
        int same = 0;
        Set<RowKey> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (RowKey key : keys) {
            Row was = before.get(key);
            Row is = after.get(key);
            if (was == null || is == null) {
                changes.add(new Change(key.table(), key.row(), "", line(was), line(is)));
                continue;
            }
            Map<String, String> old = byHead(was);
            Map<String, String> now = byHead(is);
            Set<String> heads = new LinkedHashSet<>(old.keySet());
            heads.addAll(now.keySet());
            for (String head : heads) {
                String a = old.get(head);
                String b = now.get(head);
                if (!Objects.equals(a, b)) {
                    changes.add(new Change(key.table(), key.row(), head, a, b));
                } else if (a != null && NumberRows.hasDigit(a)) {
                    same++;
                }
            }
        }
        return new ReportComparison(changes, same);
    }

    private static @Nullable String line(@Nullable Row row) {
        return row == null ? null : String.join(" · ", row.cells());
    }

    /** By head, since a column may come in between; heads of the same name are numbered. */
    private static Map<String, String> byHead(Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        Map<String, Integer> heads = new LinkedHashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String head = row.heads().get(i);
            int again = heads.merge(head, 1, Integer::sum);
            cells.put(
                    again == 1 ? head : "%s (%d)".formatted(head, again),
                    row.cells().get(i));
        }
        return cells;
    }

    private static Map<RowKey, Row> rows(byte[] pdf, String which) {
        try {
            String numbers = CarriedFiles.of(pdf).get("numbers.json");
            if (numbers == null) {
                throw new StudyException(
                        "The reports cannot be compared: the %s one carries no numbers.json. Compare versions that were frozen by Graftline."
                                .formatted(which));
            }
            return NumberRows.of(MAPPER.readTree(numbers));
        } catch (IOException | JacksonException broken) {
            throw new ReportFailedException(
                    "The reports cannot be compared: the %s one cannot be read (%s). Run graftline verify-audit."
                            .formatted(
                                    which,
                                    String.valueOf(broken.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    broken);
        }
    }
}
