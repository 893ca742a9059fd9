package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nested groups and the order of rows that the arithmetic runs in. The order depends on the content of the rows only (their
 * numbers and factor levels), neither on their place in the table nor on the names of the groups, so that a permuted or renamed table
 * gives the same bits. Levels run from 0 (outermost); groups of a level are contiguous in the rows and in their parent.
 */
public final class GroupIndex {
    private final int[] order;
    private final int[][] firstRow;
    private final int[][] firstChild;
    private final String[][] paths;

    private GroupIndex(int[] order, int[][] firstRow, int[][] firstChild, String[][] paths) {
        this.order = order;
        this.firstRow = firstRow;
        this.firstChild = firstChild;
        this.paths = paths;
    }

    /** For every row of the arithmetic its row in the table, length n. */
    public int[] order() {
        return order;
    }

    /** Number of levels. */
    public int levels() {
        return firstRow.length;
    }

    /** Number of groups of a level. */
    public int groups(int level) {
        return firstRow[level].length - 1;
    }

    /** Row at which each group of a level begins; one entry more than groups, the last is n. */
    public int[] firstRow(int level) {
        return firstRow[level];
    }

    /** Group of the next inner level at which each group of a level begins; one entry more than groups. */
    public int[] firstChild(int level) {
        return firstChild[level];
    }

    /** Full path {@code outer/inner} of every group of a level. */
    public String[] paths(int level) {
        return paths[level];
    }

    /**
     * Builds the index.
     *
     * @param grouping all grouping columns, outermost first
     * @param active which of them are levels of the arithmetic; a group is always told by the full path
     */
    public static GroupIndex of(ModelFrame frame, List<String> grouping, List<String> active) {
        int[] used = frame.used();
        int n = used.length;
        int[] code = new int[n];
        List<String> path = new ArrayList<>(List.of(""));
        List<int[]> codes = new ArrayList<>();
        List<String[]> allPaths = new ArrayList<>();
        for (String column : grouping) {
            @Nullable String[] label = frame.labels(column);
            Map<String, Integer> labelCode = new HashMap<>();
            Map<Long, Integer> known = new HashMap<>();
            List<String> deeper = new ArrayList<>();
            int[] next = new int[n];
            String before = null;
            for (int i = 0; i < n; i++) {
                String text = String.valueOf(label[used[i]]);
                if (i > 0 && code[i] == code[i - 1] && text.equals(before)) {
                    next[i] = next[i - 1]; // mostly the rows of a group stand together
                    continue;
                }
                before = text;
                int l = labelCode.computeIfAbsent(text, t -> labelCode.size());
                long key = ((long) code[i] << 32) | l;
                Integer c = known.get(key);
                if (c == null) {
                    c = deeper.size();
                    known.put(key, c);
                    deeper.add(path.get(code[i]).isEmpty() ? text : path.get(code[i]) + "/" + text);
                }
                next[i] = c;
            }
            code = next;
            path = deeper;
            if (active.contains(column)) {
                codes.add(code);
                allPaths.add(path.toArray(String[]::new));
            }
        }
        return new Builder(frame.content(), used, codes, allPaths).build();
    }

    /** One level without random effects, for a model that has none: rows in content order, cut into chunks. */
    public static GroupIndex ofChunks(ModelFrame frame, int rowsPerChunk) {
        int n = frame.used().length;
        GroupIndex whole = new Builder(
                        frame.content(), frame.used(), List.of(new int[n]), List.<String[]>of(new String[] {""}))
                .build();
        int chunks = (n + rowsPerChunk - 1) / rowsPerChunk;
        int[] first = new int[chunks + 1];
        for (int c = 0; c <= chunks; c++) {
            first[c] = Math.min(n, c * rowsPerChunk);
        }
        String[] names = new String[chunks];
        Arrays.fill(names, "");
        return new GroupIndex(whole.order, new int[][] {first}, new int[][] {{}}, new String[][] {names});
    }

    /** The places among the ordered rows of every stride-th outermost group. */
    public int[] rowsOfEvery(int stride) {
        int n = 0;
        for (int g = 0; g < groups(0); g += stride) {
            n += firstRow[0][g + 1] - firstRow[0][g];
        }
        int[] rows = new int[n];
        int at = 0;
        for (int g = 0; g < groups(0); g += stride) {
            for (int i = firstRow[0][g]; i < firstRow[0][g + 1]; i++) {
                rows[at++] = i;
            }
        }
        return rows;
    }

    /** The index of every stride-th outermost group: the first, and so on in the order of the arithmetic. */
    public GroupIndex every(int stride) {
        int depth = levels();
        int[] picked = rowsOfEvery(stride);
        int[] rows = new int[picked.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = order[picked[i]];
        }
        int[] kept = new int[(groups(0) + stride - 1) / stride];
        for (int g = 0; g < kept.length; g++) {
            kept[g] = g * stride;
        }
        int[][] first = new int[depth][];
        int[][] children = new int[depth][];
        String[][] names = new String[depth][];
        for (int l = 0; l < depth; l++) {
            first[l] = new int[kept.length + 1];
            names[l] = new String[kept.length];
            for (int g = 0; g < kept.length; g++) {
                first[l][g + 1] = first[l][g] + firstRow[l][kept[g] + 1] - firstRow[l][kept[g]];
                names[l][g] = paths[l][kept[g]];
            }
            children[l] = new int[0];
            if (l + 1 < depth) {
                children[l] = new int[kept.length + 1];
                for (int g = 0; g < kept.length; g++) {
                    children[l][g + 1] = children[l][g] + firstChild[l][kept[g] + 1] - firstChild[l][kept[g]];
                }
                int[] deeper = new int[children[l][kept.length]];
                for (int g = 0; g < kept.length; g++) {
                    for (int c = 0; c < children[l][g + 1] - children[l][g]; c++) {
                        deeper[children[l][g] + c] = firstChild[l][kept[g]] + c;
                    }
                }
                kept = deeper;
            }
        }
        return new GroupIndex(rows, first, children, names);
    }

    /** Sorts rows inside innermost groups, then groups inside their parents, from the inside out. */
    private static final class Builder {
        private static final int SMALL = 24;
        private final double[][] content;
        private final int[] used;
        private final List<int[]> codes;
        private final List<String[]> names;

        Builder(double[][] content, int[] used, List<int[]> codes, List<String[]> names) {
            this.content = content;
            this.used = used;
            this.codes = codes;
            this.names = names;
        }

        GroupIndex build() {
            int depth = codes.size();
            int[][] rowsOf = rowsOfInnermost();
            List<List<List<Integer>>> childrenOf = new ArrayList<>(Collections.nCopies(depth, List.of()));
            for (int l = depth - 1; l >= 0; l--) {
                List<List<Integer>> siblings = siblings(l);
                int[][] segments = rowsOf;
                siblings.forEach(s -> s.sort((a, b) -> compare(segments[a], segments[b])));
                childrenOf.set(l, siblings);
                rowsOf = siblings.stream().map(s -> concatenate(s, segments)).toArray(int[][]::new);
            }
            int[] order = rowsOf[0];
            return number(depth, childrenOf, order);
        }

        private GroupIndex number(int depth, List<List<List<Integer>>> childrenOf, int[] order) {
            int[][] firstRow = new int[depth][];
            int[][] firstChild = new int[depth][];
            String[][] paths = new String[depth][];
            int[] sizes = new int[0];
            List<Integer> current = List.of(0);
            for (int l = 0; l < depth; l++) {
                List<Integer> next = new ArrayList<>();
                int[] first = new int[current.size() + 1];
                for (int g = 0; g < current.size(); g++) {
                    first[g] = next.size();
                    next.addAll(childrenOf.get(l).get(current.get(g)));
                }
                first[current.size()] = next.size();
                if (l > 0) {
                    firstChild[l - 1] = first;
                }
                sizes = new int[names.get(l).length];
                for (int c : codes.get(l)) {
                    sizes[c]++;
                }
                firstRow[l] = new int[next.size() + 1];
                paths[l] = new String[next.size()];
                for (int g = 0; g < next.size(); g++) {
                    firstRow[l][g + 1] = firstRow[l][g] + sizes[next.get(g)];
                    paths[l][g] = names.get(l)[next.get(g)];
                }
                current = next;
            }
            firstChild[depth - 1] = new int[0];
            return new GroupIndex(order, firstRow, firstChild, paths);
        }

        private int[][] rowsOfInnermost() {
            int[] code = codes.get(codes.size() - 1);
            int groups = names.get(codes.size() - 1).length;
            int[] size = new int[groups];
            for (int c : code) {
                size[c]++;
            }
            int[][] rows = new int[groups][];
            for (int g = 0; g < groups; g++) {
                rows[g] = new int[size[g]];
            }
            int[] at = new int[groups];
            for (int i = 0; i < code.length; i++) {
                rows[code[i]][at[code[i]]++] = used[i];
            }
            for (int[] r : rows) {
                sortRows(r);
            }
            return rows;
        }

        private void sortRows(int[] rows) {
            if (rows.length > SMALL) {
                Integer[] boxed = Arrays.stream(rows).boxed().toArray(Integer[]::new);
                Arrays.sort(boxed, this::compareRows);
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = boxed[i];
                }
                return;
            }
            for (int i = 1; i < rows.length; i++) {
                int row = rows[i];
                int j = i - 1;
                while (j >= 0 && compareRows(rows[j], row) > 0) {
                    rows[j + 1] = rows[j];
                    j--;
                }
                rows[j + 1] = row;
            }
        }

        private List<List<Integer>> siblings(int level) {
            int[] code = codes.get(level);
            int parents = level == 0 ? 1 : names.get(level - 1).length;
            List<List<Integer>> children = new ArrayList<>(parents);
            for (int p = 0; p < parents; p++) {
                children.add(new ArrayList<>());
            }
            boolean[] seen = new boolean[names.get(level).length];
            for (int i = 0; i < code.length; i++) {
                if (!seen[code[i]]) {
                    seen[code[i]] = true;
                    children.get(level == 0 ? 0 : codes.get(level - 1)[i]).add(code[i]);
                }
            }
            return children;
        }

        private static int[] concatenate(List<Integer> groups, int[][] segments) {
            int n = 0;
            for (int g : groups) {
                n += segments[g].length;
            }
            int[] out = new int[n];
            int at = 0;
            for (int g : groups) {
                System.arraycopy(segments[g], 0, out, at, segments[g].length);
                at += segments[g].length;
            }
            return out;
        }

        private int compareRows(int a, int b) {
            for (double[] column : content) {
                int c = Double.compare(column[a], column[b]);
                if (c != 0) {
                    return c;
                }
            }
            return 0;
        }

        private int compare(int[] a, int[] b) {
            int n = Math.min(a.length, b.length);
            for (int i = 0; i < n; i++) {
                int c = compareRows(a[i], b[i]);
                if (c != 0) {
                    return c;
                }
            }
            return Integer.compare(a.length, b.length);
        }
    }
}
