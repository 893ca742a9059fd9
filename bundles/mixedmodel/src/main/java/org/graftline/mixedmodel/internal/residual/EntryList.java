package org.graftline.mixedmodel.internal.residual;

import java.util.Arrays;

/** Entries of R⁻¹ in the order in which they come. */
final class EntryList implements CorrelationFunction.Entries {
    private final int rows;
    private int[] row = new int[64];
    private int[] other = new int[64];
    private int[] kinds = new int[64];
    private int size;

    EntryList(int rows) {
        this.rows = rows;
    }

    @Override
    public void add(int i, int j, int kind) {
        if (size == row.length) {
            row = Arrays.copyOf(row, 2 * size);
            other = Arrays.copyOf(other, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
        }
        row[size] = i;
        other[size] = j;
        kinds[size++] = kind;
    }

    int size() {
        return size;
    }

    int row(int e) {
        return row[e];
    }

    int partner(int e) {
        return other[e];
    }

    int kind(int e) {
        return kinds[e];
    }

    /** Where the entries of each row begin when they are sorted by row; length rows + 1. */
    int[] firstEntry() {
        int[] first = new int[rows + 1];
        for (int e = 0; e < size; e++) {
            first[row[e] + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            first[i + 1] += first[i];
        }
        return first;
    }
}
