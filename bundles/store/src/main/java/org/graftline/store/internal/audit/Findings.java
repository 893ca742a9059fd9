package org.graftline.store.internal.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.graftline.study.record.AuditResult.Finding;
import org.graftline.study.record.AuditResult.Kind;

/** What is wrong with one chain, the first wrong row first. Keeps no more than are shown. */
final class Findings {
    private static final int MOST = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Placed> page = new ArrayList<>();

    private record Placed(long position, int ordinal, Finding finding) {}

    /** Notes something wrong at a place of the page that is being read; {@code ordinal} 0 is the entry itself. */
    void add(long position, int ordinal, Kind kind, String sentence) {
        page.add(new Placed(position, ordinal, new Finding(kind, sentence)));
    }

    /** Ends a page: its findings are put in the order of the ledger. */
    void turnPage() {
        page.stream()
                .sorted(Comparator.comparingLong(Placed::position).thenComparingInt(Placed::ordinal))
                .map(Placed::finding)
                .limit(MOST - findings.size())
                .forEach(findings::add);
        page.clear();
    }

    /** Notes something wrong with the chain as a whole, behind all that was noted before. */
    void add(Kind kind, String sentence) {
        turnPage();
        if (findings.size() < MOST) {
            findings.add(new Finding(kind, sentence));
        }
    }

    List<Finding> list() {
        turnPage();
        return List.copyOf(findings);
    }
}
