package org.graftline.mixedmodel.internal.residual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of Ω of correlated rows, sorted by row, and their classes: entries that agree in their two variance classes, in the kind of their
 * entry of R⁻¹ and in whether they stand on the diagonal have equal weight whatever the parameters. Immutable.
 */
final class EntryTable {
    /** First entry of each row; its partners are earlier rows or itself. */
    private final int[] firstEntry;

    private final int[] partner;
    private final int[] entryClass;
    /** Per class of entries: the two variance classes and the kind. */
    final int[] left;

    final int[] right;
    final int[] kind;
    private final boolean[] diagonal;

    private record ClassKey(int left, int right, int kind, boolean diagonal) {}

    EntryTable(EntryList list, int[] classOfRow) {
        firstEntry = list.firstEntry();
        partner = new int[list.size()];
        entryClass = new int[list.size()];
        int[] next = firstEntry.clone();
        Map<ClassKey, Integer> known = new HashMap<>();
        List<ClassKey> keys = new ArrayList<>();
        for (int e = 0; e < list.size(); e++) {
            int i = list.row(e);
            int j = list.partner(e);
            ClassKey key = new ClassKey(
                    Math.max(classOfRow[i], classOfRow[j]),
                    Math.min(classOfRow[i], classOfRow[j]),
                    list.kind(e),
                    i == j);
            int at = next[i]++;
            partner[at] = j;
            entryClass[at] = known.computeIfAbsent(key, k -> {
                keys.add(k);
                return keys.size() - 1;
            });
        }
        left = keys.stream().mapToInt(ClassKey::left).toArray();
        right = keys.stream().mapToInt(ClassKey::right).toArray();
        kind = keys.stream().mapToInt(ClassKey::kind).toArray();
        diagonal = new boolean[kind.length];
        for (int c = 0; c < kind.length; c++) {
            diagonal[c] = keys.get(c).diagonal();
        }
    }

    /** Number of classes of entries. */
    int classes() {
        return kind.length;
    }

    void visit(int from, int to, ResidualStructure.Entries visitor) {
        for (int i = from; i < to; i++) {
            for (int e = firstEntry[i]; e < firstEntry[i + 1]; e++) {
                visitor.entry(i, partner[e], entryClass[e]);
            }
        }
    }

    /** Number of rows per variance class when so many entries of each class are in play. */
    int[] rowsPerVarianceClass(int[] entriesPerClass, int varianceClasses) {
        int[] rows = new int[varianceClasses];
        for (int c = 0; c < kind.length; c++) {
            if (diagonal[c]) {
                rows[left[c]] += entriesPerClass[c];
            }
        }
        return rows;
    }
}
