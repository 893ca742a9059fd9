package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.RankDeficientException;

/**
 * The random part of one level: its columns Z_l, block after block, scaled to unit mean square (a block of structure identity by one
 * common scale), and the structure of each block.
 */
public final class RandomDesign {
    /**
     * A block of columns with a covariance of its own.
     *
     * @param start first column in the level
     * @param size number of columns
     * @param structure its covariance
     */
    public record Block(int start, int size, CovarianceStructure structure) {
        /** Free numbers in its covariance. */
        public int parameters() {
            return switch (structure) {
                case UNSTRUCTURED -> size * (size + 1) / 2;
                case DIAGONAL -> size;
                case IDENTITY -> 1;
            };
        }
    }

    /** A column whose part orthogonal to those before it is below this share of its length is a combination of them. */
    private static final double COMBINATION = 1e-9;
    /** Below this share a line's intercept and slope have a correlation that differs from ±1 by less than the search resolves. */
    private static final double NEARLY = 5e-4;

    private final String level;
    private final List<String> names;
    private final double[][] columns;
    private final double[] scale;
    private final List<Block> blocks;

    private RandomDesign(String level, List<String> names, double[][] columns, double[] scale, List<Block> blocks) {
        this.level = level;
        this.names = names;
        this.columns = columns;
        this.scale = scale;
        this.blocks = blocks;
    }

    /** A level without columns. */
    public static RandomDesign none() {
        return new RandomDesign("", List.of(), new double[0][], new double[0], List.of());
    }

    /**
     * Expands the terms of one level.
     *
     * @throws RankDeficientException if a column is zero in every row, or a combination of the columns before it in a block whose
     *     covariances are free
     */
    public static RandomDesign of(String level, List<RandomTerm> terms, ModelFrame frame, int[] order) {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        List<Double> scales = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (Part term :
                terms.stream().flatMap(t -> parts(t, frame, order).stream()).toList()) {
            double[] meanSquares = new double[term.names().size()];
            for (int j = 0; j < meanSquares.length; j++) {
                for (double z : term.columns()[j]) {
                    meanSquares[j] += z * z;
                }
                meanSquares[j] /= order.length;
                if (meanSquares[j] == 0) {
                    throw new RankDeficientException(
                            "Column '%s' of the random part of level '%s' is zero in every row used"
                                    .formatted(term.names().get(j), level),
                            "Take it out of the formula '%s'".formatted(term.formula()));
                }
            }
            if (term.structure() == CovarianceStructure.UNSTRUCTURED) {
                refuseCombinations(level, term);
            }
            if (term.structure() == CovarianceStructure.IDENTITY) {
                double mean = Arrays.stream(meanSquares).sum() / meanSquares.length;
                Arrays.fill(meanSquares, mean);
            }
            if (meanSquares.length > 0) {
                blocks.add(new Block(names.size(), meanSquares.length, term.structure()));
            }
            for (int j = 0; j < meanSquares.length; j++) {
                double s = 1 / Math.sqrt(meanSquares[j]);
                double[] z = term.columns()[j];
                for (int i = 0; i < z.length; i++) {
                    z[i] *= s;
                }
                columns.add(z);
                scales.add(s);
            }
            names.addAll(term.names());
        }
        return new RandomDesign(
                level,
                List.copyOf(names),
                columns.toArray(double[][]::new),
                scales.stream().mapToDouble(Double::doubleValue).toArray(),
                List.copyOf(blocks));
    }

    /** The columns of one covariance matrix. */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record Part(String formula, CovarianceStructure structure, List<String> names, double[][] columns) {}

    /** A term as it is, or, with a covariance matrix per stratum, once per stratum with zeros outside of it. */
    public static List<Part> parts(RandomTerm term, ModelFrame frame, int[] order) {
        FormulaColumns expanded = FormulaColumns.of(ModelFormula.parse(term.formula()), frame, order);
        if (term.by().isEmpty()) {
            return List.of(new Part(term.formula(), term.structure(), expanded.names(), expanded.columns()));
        }
        String by = term.by().get();
        int[] codes = frame.codes(by);
        List<Part> parts = new ArrayList<>();
        for (int s = 0; s < frame.levels(by).size(); s++) {
            String stratum = by + frame.levels(by).get(s);
            double[][] columns = new double[expanded.columns().length][order.length];
            for (int j = 0; j < columns.length; j++) {
                for (int i = 0; i < order.length; i++) {
                    columns[j][i] = codes[order[i]] == s ? expanded.columns()[j][i] : 0;
                }
            }
            List<String> names = expanded.names().stream()
                    .map(name -> name.equals(FormulaColumns.INTERCEPT) ? stratum : stratum + ":" + name)
                    .toList();
            parts.add(new Part(term.formula(), term.structure(), names, columns));
        }
        return parts;
    }

    /**
     * Columns that are combinations of each other have infinitely many covariance matrices that describe the same data; where they
     * nearly are, for a covariate whose values lie far from 0, the arithmetic cannot tell them apart.
     */
    private static void refuseCombinations(String level, Part term) {
        List<double[]> basis = new ArrayList<>();
        for (int j = 0; j < term.names().size(); j++) {
            double[] v = term.columns()[j].clone();
            double before = norm(v);
            for (int twice = 0; twice < 2; twice++) {
                for (double[] q : basis) {
                    double c = 0;
                    for (int i = 0; i < v.length; i++) {
                        c += q[i] * v[i];
                    }
                    for (int i = 0; i < v.length; i++) {
                        v[i] -= c * q[i];
                    }
                }
            }
            double after = norm(v);
            if (after <= COMBINATION * before) {
                throw new RankDeficientException(
                        "Column '%s' of the random part of level '%s' is a combination of the columns before it (%s)"
                                .formatted(
                                        term.names().get(j),
                                        level,
                                        String.join(", ", term.names().subList(0, j))),
                        "Take it out of the formula '%s'".formatted(term.formula()));
            }
            if (after < NEARLY * before) {
                throw new RankDeficientException(
                        "Column '%s' of the random part of level '%s' is nearly a combination of the columns before it: its own part is %.1e of its size"
                                .formatted(term.names().get(j), level, after / before),
                        "Measure it from an origin nearer to its values, or take it out of the formula '%s'"
                                .formatted(term.formula()));
            }
            for (int i = 0; i < v.length; i++) {
                v[i] /= after;
            }
            basis.add(v);
        }
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    /** The same scaled columns on some of the rows: their mean squares are no longer 1, and a covariance keeps its meaning. */
    public RandomDesign onRows(int[] rows) {
        double[][] some = new double[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                some[j][i] = columns[j][rows[i]];
            }
        }
        return new RandomDesign(level, names, some, scale, blocks);
    }

    /** The level's column. */
    public String level() {
        return level;
    }

    /** Number of columns q. */
    public int size() {
        return columns.length;
    }

    /** Names of the columns. */
    public List<String> names() {
        return names;
    }

    /** The scaled columns, q × n. */
    public double[][] columns() {
        return columns;
    }

    /** What each column was multiplied by; an effect of the scaled column times this is the effect of the column. */
    public double[] scale() {
        return scale;
    }

    /** The blocks, in order. */
    public List<Block> blocks() {
        return blocks;
    }
}
