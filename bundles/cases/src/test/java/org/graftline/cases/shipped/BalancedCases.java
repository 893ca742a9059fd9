package org.graftline.cases.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The cases that are shipped: simulated studies of balanced design, whose answers follow from mean squares (Searle, Casella and McCulloch
 * 1992, chapter 4) or, for random lines at common days, from mean matrices of squares and products of the lines' coefficients (the same
 * strata, two-dimensional). Nothing here uses the engine. {@code main FOLDER} writes them; a test holds the files against this code.
 */
public final class BalancedCases {
    private static final String SEARLE = "Searle, Casella and McCulloch (1992), Variance Components, chapter 4";
    private static final String LINES =
            "strata of the coefficients of common lines; Laird, Lange and Stram (1987), section 4";
    private static final List<String> ARMS = List.of("control", "treated");
    private static final List<String> LINE = List.of("(Intercept)", "day");
    private static final List<String> BY_ARM = List.of("(Intercept)", "day", "armtreated", "day:armtreated");

    private BalancedCases() {}

    /** Writes the cases and the list of their names. */
    public static void main(String[] folder) throws IOException {
        Path cases = Path.of(folder[0]);
        for (ShippedCase c : all()) {
            c.write(cases);
        }
        Files.writeString(cases.resolve("names.txt"), names());
    }

    static String names() {
        return all().stream().map(c -> c.name() + "\n").collect(Collectors.joining());
    }

    static List<ShippedCase> all() {
        return List.of(
                oneWay("one-way", "REML", 1.2),
                oneWay("one-way-ml", "ML", 1.2),
                oneWayWithoutVariance(),
                splitPlot(),
                randomLine(),
                donorsAndMice(),
                twoDeviations());
    }

    private static double rounded(double v) {
        return Math.rint(v * 1000) / 1000;
    }

    private static double[] normal(Random random, int n) {
        double[] z = new double[n];
        Arrays.setAll(z, i -> random.nextGaussian());
        return z;
    }

    private static double mean(double... v) {
        return Arrays.stream(v).sum() / v.length;
    }

    private static double squares(double[] v, double about) {
        return Arrays.stream(v).map(x -> (x - about) * (x - about)).sum();
    }

    private static RealMatrix matrix(double value) {
        return new Array2DRowRealMatrix(new double[][] {{value}});
    }

    // ---- one-way layouts: 10 donors, 6 readings each

    private static double[][] donors(double between) {
        Random random = new Random(20_260_101);
        double[][] y = new double[10][];
        for (int g = 0; g < y.length; g++) {
            double b = between * random.nextGaussian();
            double[] e = normal(random, 6);
            y[g] = Arrays.stream(e).map(z -> rounded(8 + b + z)).toArray();
        }
        return y;
    }

    private static String rowsOf(double[][] y) {
        StringBuilder csv = new StringBuilder("donor,y\n");
        for (int g = 0; g < y.length; g++) {
            for (double v : y[g]) {
                csv.append("D%02d,".formatted(g + 1)).append(v).append('\n');
            }
        }
        return csv.toString();
    }

    private static List<String> donorIds(int n) {
        List<String> ids = new ArrayList<>();
        for (int g = 1; g <= n; g++) {
            ids.add("D%02d".formatted(g));
        }
        return ids;
    }

    private static ShippedCase oneWay(String name, String method, double between) {
        double[][] y = donors(between);
        int groups = y.length;
        int size = y[0].length;
        int n = groups * size;
        double[] means = Arrays.stream(y).mapToDouble(BalancedCases::mean).toArray();
        double grand = mean(means);
        double within = Arrays.stream(y).mapToDouble(g -> squares(g, mean(g))).sum() / (n - groups);
        boolean reml = method.equals("REML");
        double ofGroups = size * squares(means, grand) / (reml ? groups - 1 : groups);
        double variance = positive((ofGroups - within) / size);
        List<double[]> effects = new ArrayList<>();
        for (double m : means) {
            effects.add(new double[] {size * variance / ofGroups * (m - grand)});
        }
        Answer answer = new Answer(
                        name,
                        reml ? "σ² = MSE, variance = (MSB − MSE)/n" : "σ² = MSE, variance = (SSB/groups − MSE)/n",
                        SEARLE,
                        method,
                        n)
                .fixed(List.of("(Intercept)"), new double[] {grand}, matrix(ofGroups / n), new double[] {n - groups})
                .random("donor", List.of("(Intercept)"), matrix(variance), donorIds(groups), effects)
                .likelihood(Math.sqrt(within), groups * Math.log(ofGroups) + (n - groups) * Math.log(within), 1);
        if (reml) {
            answer.smallSample(new double[] {groups - 1});
        }
        String title = reml ? "Groups of equal size, REML" : "Groups of equal size, ML";
        return new ShippedCase(
                name,
                rowsOf(y),
                new ModelText(name, title, "y", "~ 1", method)
                        .level("donor", "~ 1")
                        .text(),
                answer.text());
    }

    /** Groups that differ less than chance allows: the estimate is 0 and all squares go to σ². */
    private static ShippedCase oneWayWithoutVariance() {
        double[][] y = donors(0);
        for (double[] g : y) {
            double shift = 0.9 * (mean(g) - 8);
            for (int i = 0; i < g.length; i++) {
                g[i] = rounded(g[i] - shift);
            }
        }
        int n = y.length * y[0].length;
        double[] all = Arrays.stream(y).flatMapToDouble(Arrays::stream).toArray();
        double grand = mean(all);
        double pooled = squares(all, grand) / (n - 1);
        List<double[]> effects = new ArrayList<>();
        Arrays.stream(y).forEach(g -> effects.add(new double[] {0}));
        String name = "one-way-no-variance";
        Answer answer = new Answer(name, "MSB < MSE: variance = 0, σ² = (SSB + SSE)/(N − 1)", SEARLE, "REML", n)
                .fixed(List.of("(Intercept)"), new double[] {grand}, matrix(pooled / n), new double[] {n - y.length})
                .random("donor", List.of("(Intercept)"), matrix(0), donorIds(y.length), effects)
                .likelihood(Math.sqrt(pooled), n * Math.log(pooled), 1);
        return new ShippedCase(
                name,
                rowsOf(y),
                new ModelText(name, "A variance of zero", "y", "~ 1", "REML")
                        .level("donor", "~ 1")
                        .text(),
                answer.text());
    }

    private static double positive(double v) {
        if (!(v > 0)) {
            throw new IllegalStateException("choose another seed: " + v);
        }
        return v;
    }

    // ---- split plot: 8 blocks, 3 plots each, doses −3, −1, 1, 3

    private static ShippedCase splitPlot() {
        int blocks = 8;
        int plots = 3;
        double[] dose = {-3, -1, 1, 3};
        int cells = dose.length;
        int n = blocks * plots * cells;
        Random random = new Random(20_260_102);
        StringBuilder csv = new StringBuilder("block,plot,dose,y\n");
        double[][] plotMean = new double[blocks][plots];
        double xy = 0;
        double yy = 0;
        double xx = 0;
        List<String> plotIds = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            double ub = 1.5 * random.nextGaussian();
            for (int p = 0; p < plots; p++) {
                double up = random.nextGaussian();
                double[] e = normal(random, cells);
                double[] y = new double[cells];
                for (int c = 0; c < cells; c++) {
                    y[c] = rounded(20 + 0.5 * dose[c] + ub + up + e[c]);
                    csv.append("B%d,P%d,%.0f,".formatted(b + 1, p + 1, dose[c]))
                            .append(y[c])
                            .append('\n');
                }
                plotMean[b][p] = mean(y);
                plotIds.add("B%d/P%d".formatted(b + 1, p + 1));
                for (int c = 0; c < cells; c++) {
                    xy += dose[c] * y[c];
                    xx += dose[c] * dose[c];
                }
                yy += squares(y, mean(y));
            }
        }
        double[] blockMean =
                Arrays.stream(plotMean).mapToDouble(BalancedCases::mean).toArray();
        double grand = mean(blockMean);
        int dfError = n - blocks * plots - 1;
        double error = (yy - xy * xy / xx) / dfError;
        double ofPlots = cells
                * Arrays.stream(plotMean).mapToDouble(p -> squares(p, mean(p))).sum()
                / (blocks * (plots - 1));
        double ofBlocks = cells * plots * squares(blockMean, grand) / (blocks - 1);
        double plotVariance = positive((ofPlots - error) / cells);
        double blockVariance = positive((ofBlocks - ofPlots) / (cells * plots));
        List<double[]> blockEffects = new ArrayList<>();
        List<double[]> plotEffects = new ArrayList<>();
        List<String> blockIds = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            double off = blockMean[b] - grand;
            blockIds.add("B" + (b + 1));
            blockEffects.add(new double[] {cells * plots * blockVariance / ofBlocks * off});
            for (int p = 0; p < plots; p++) {
                plotEffects.add(new double[] {
                    cells * plotVariance * ((plotMean[b][p] - blockMean[b]) / ofPlots + off / ofBlocks)
                });
            }
        }
        String name = "split-plot";
        Answer answer = new Answer(name, "σ² = MSE, plot = (MSP − MSE)/c, block = (MSB − MSP)/(cp)", SEARLE, "REML", n)
                .fixed(
                        List.of("(Intercept)", "dose"),
                        new double[] {grand, xy / xx},
                        MatrixUtils.createRealDiagonalMatrix(new double[] {ofBlocks / n, error / xx}),
                        new double[] {dfError, dfError})
                .random("block", List.of("(Intercept)"), matrix(blockVariance), blockIds, blockEffects)
                .random("plot", List.of("(Intercept)"), matrix(plotVariance), plotIds, plotEffects)
                .likelihood(
                        Math.sqrt(error),
                        blocks * Math.log(ofBlocks)
                                + blocks * (plots - 1) * Math.log(ofPlots)
                                + (n - blocks * plots) * Math.log(error),
                        2)
                .smallSample(new double[] {blocks - 1, dfError});
        return new ShippedCase(
                name,
                csv.toString(),
                new ModelText(name, "Split plot: blocks, plots, doses", "y", "~ dose", "REML")
                        .level("block", "~ 1")
                        .level("plot", "~ 1")
                        .text(),
                answer.text());
    }

    // ---- lines at common days

    /** [1 day] = QR, Q'Q = I. The coefficients C = Q'y of one mouse have covariance R G R' + σ²I. */
    private static final class Lines {
        final double[] days;
        final RealMatrix q;
        final RealMatrix inverseR;
        double residualSquares;

        Lines(double... days) {
            this.days = days;
            double middle = mean(days);
            double length = Math.sqrt(squares(days, middle));
            q = new Array2DRowRealMatrix(days.length, 2);
            for (int t = 0; t < days.length; t++) {
                q.setEntry(t, 0, 1 / Math.sqrt(days.length));
                q.setEntry(t, 1, (days[t] - middle) / length);
            }
            double root = Math.sqrt(days.length);
            inverseR = new LUDecomposition(new Array2DRowRealMatrix(
                            new double[][] {{root, root * middle}, {0, length}}))
                    .getSolver()
                    .getInverse();
        }

        RealMatrix coefficients(double[] y) {
            RealMatrix c = q.transpose().multiply(column(y));
            residualSquares += Arrays.stream(y).map(v -> v * v).sum()
                    - c.transpose().multiply(c).getEntry(0, 0);
            return c;
        }

        /** R⁻¹ S R⁻ᵀ: from coefficients of Q to those of (1, day). */
        RealMatrix original(RealMatrix s) {
            return inverseR.multiply(s).multiply(inverseR.transpose());
        }

        double[] line(RealMatrix c) {
            return inverseR.multiply(c).getColumn(0);
        }
    }

    private static RealMatrix column(double... v) {
        return new Array2DRowRealMatrix(v);
    }

    private static RealMatrix average(List<RealMatrix> all) {
        RealMatrix sum = all.get(0).scalarMultiply(0);
        for (RealMatrix c : all) {
            sum = sum.add(c);
        }
        return sum.scalarMultiply(1.0 / all.size());
    }

    private static RealMatrix square(RealMatrix c) {
        return c.multiply(c.transpose());
    }

    private static RealMatrix inverse(RealMatrix m) {
        return new LUDecomposition(m).getSolver().getInverse();
    }

    private static double logDeterminant(RealMatrix m) {
        return Math.log(new LUDecomposition(m).getDeterminant());
    }

    private static RealMatrix positive(RealMatrix m) {
        Arrays.stream(new EigenDecomposition(m).getRealEigenvalues()).forEach(BalancedCases::positive);
        return m;
    }

    private static RealMatrix blocks(RealMatrix a, RealMatrix b, RealMatrix c) {
        RealMatrix out = new Array2DRowRealMatrix(4, 4);
        out.setSubMatrix(a.getData(), 0, 0);
        out.setSubMatrix(b.getData(), 0, 2);
        out.setSubMatrix(b.getData(), 2, 0);
        out.setSubMatrix(c.getData(), 2, 2);
        return out;
    }

    private static double[] joined(double[] a, double[] b) {
        return new double[] {a[0], a[1], b[0], b[1]};
    }

    private static double[] growth(Random random, Lines lines, double start, double rate, double sigma) {
        double[] e = normal(random, lines.days.length);
        double[] y = new double[e.length];
        Arrays.setAll(y, t -> rounded(start + rate * lines.days[t] + sigma * e[t]));
        return y;
    }

    private static void rows(StringBuilder csv, String ids, Lines lines, double[] y) {
        for (int t = 0; t < y.length; t++) {
            csv.append(ids)
                    .append(",%.0f,".formatted(lines.days[t]))
                    .append(y[t])
                    .append('\n');
        }
    }

    /** 14 mice in two arms, six common days, a random line each. */
    private static ShippedCase randomLine() {
        Lines lines = new Lines(0, 4, 7, 11, 14, 21);
        Random random = new Random(20_260_103);
        int mice = 14;
        int perArm = mice / 2;
        int n = mice * lines.days.length;
        StringBuilder csv = new StringBuilder("mouse,arm,day,logvolume\n");
        List<List<RealMatrix>> arms = List.of(new ArrayList<>(), new ArrayList<>());
        List<String> ids = new ArrayList<>();
        for (int m = 0; m < mice; m++) {
            int arm = m / perArm;
            double[] b = normal(random, 2);
            double[] y = growth(random, lines, 5 + 0.3 * b[0], 0.08 - 0.03 * arm + 0.02 * b[1], 0.1);
            ids.add("M%02d".formatted(m + 1));
            rows(csv, ids.get(m) + "," + ARMS.get(arm), lines, y);
            arms.get(arm).add(lines.coefficients(y));
        }
        List<RealMatrix> means = arms.stream().map(BalancedCases::average).toList();
        RealMatrix s = new Array2DRowRealMatrix(2, 2);
        for (int a = 0; a < 2; a++) {
            for (RealMatrix c : arms.get(a)) {
                s = s.add(square(c.subtract(means.get(a))));
            }
        }
        s = s.scalarMultiply(1.0 / (mice - 2));
        int dfError = mice * (lines.days.length - 2);
        double error = lines.residualSquares / dfError;
        RealMatrix effect =
                positive(s.subtract(MatrixUtils.createRealIdentityMatrix(2).scalarMultiply(error)));
        List<double[]> blups = new ArrayList<>();
        for (int a = 0; a < 2; a++) {
            for (RealMatrix c : arms.get(a)) {
                blups.add(lines.line(effect.multiply(inverse(s)).multiply(c.subtract(means.get(a)))));
            }
        }
        RealMatrix ofMean = lines.original(s).scalarMultiply(1.0 / perArm);
        int dfLine = n - mice - 2;
        String name = "random-line";
        Answer answer = new Answer(
                        name,
                        "σ² = MSE about the mice's own lines; G = R⁻¹(S − σ²I)R⁻ᵀ, S the covariance matrix of their coefficients",
                        LINES,
                        "REML",
                        n)
                .fixed(
                        BY_ARM,
                        joined(lines.line(means.get(0)), lines.line(means.get(1).subtract(means.get(0)))),
                        blocks(ofMean, ofMean.scalarMultiply(-1), ofMean.scalarMultiply(2)),
                        new double[] {dfLine, dfLine, mice - 2, dfLine})
                .random("mouse", LINE, lines.original(effect), ids, blups)
                .likelihood(Math.sqrt(error), mice * logDeterminant(s) + dfError * Math.log(error), 3)
                .smallSample(new double[] {mice - 2, mice - 2, mice - 2, mice - 2});
        return new ShippedCase(
                name,
                csv.toString(),
                new ModelText(name, "A random line per mouse, two arms", "logvolume", "~ day * arm", "REML")
                        .level("mouse", "~ day")
                        .factor("arm", ARMS)
                        .text(),
                answer.text());
    }

    /** 8 donors, two arms, three mice, five common days; a random line per donor and per mouse. */
    private static ShippedCase donorsAndMice() {
        Lines lines = new Lines(0, 5, 9, 14, 20);
        Random random = new Random(20_260_106);
        int donors = 8;
        int perArm = 3;
        int perDonor = 2 * perArm;
        int mice = donors * perDonor;
        int n = mice * lines.days.length;
        StringBuilder csv = new StringBuilder("donor,mouse,arm,day,logvolume\n");
        List<List<RealMatrix>> ofDonor = new ArrayList<>();
        List<List<RealMatrix>> ofArm = List.of(new ArrayList<>(), new ArrayList<>());
        List<String> mouseIds = new ArrayList<>();
        for (int d = 0; d < donors; d++) {
            double[] b = normal(random, 2);
            List<RealMatrix> own = new ArrayList<>();
            for (int m = 0; m < perDonor; m++) {
                int arm = m / perArm;
                double[] c = normal(random, 2);
                double[] y = growth(
                        random,
                        lines,
                        5 + 0.5 * b[0] + 0.25 * c[0],
                        0.08 - 0.03 * arm + 0.03 * b[1] + 0.015 * c[1],
                        0.1);
                String donor = donorIds(donors).get(d);
                rows(csv, "%s,M%d,%s".formatted(donor, m + 1, ARMS.get(arm)), lines, y);
                mouseIds.add("%s/M%d".formatted(donor, m + 1));
                own.add(lines.coefficients(y));
                ofArm.get(arm).add(own.get(m));
            }
            ofDonor.add(own);
        }
        RealMatrix control = average(ofArm.get(0));
        RealMatrix difference = average(ofArm.get(1)).subtract(control);
        RealMatrix grand = control.add(difference.scalarMultiply(0.5));
        RealMatrix between = new Array2DRowRealMatrix(2, 2);
        RealMatrix within = new Array2DRowRealMatrix(2, 2);
        for (List<RealMatrix> own : ofDonor) {
            RealMatrix average = average(own);
            between = between.add(square(average.subtract(grand)).scalarMultiply(perDonor));
            for (int m = 0; m < perDonor; m++) {
                within = within.add(square(off(own.get(m), average, difference, m / perArm)));
            }
        }
        int dfWithin = mice - donors - 1;
        between = between.scalarMultiply(1.0 / (donors - 1));
        within = within.scalarMultiply(1.0 / dfWithin);
        int dfError = mice * (lines.days.length - 2);
        double error = lines.residualSquares / dfError;
        RealMatrix ofMice =
                positive(within.subtract(MatrixUtils.createRealIdentityMatrix(2).scalarMultiply(error)));
        RealMatrix ofDonors = positive(between.subtract(within)).scalarMultiply(1.0 / perDonor);
        List<double[]> donorEffects = new ArrayList<>();
        List<double[]> mouseEffects = new ArrayList<>();
        for (List<RealMatrix> own : ofDonor) {
            RealMatrix average = average(own);
            RealMatrix shared = inverse(between).multiply(average.subtract(grand));
            donorEffects.add(lines.line(ofDonors.multiply(shared).scalarMultiply(perDonor)));
            for (int m = 0; m < perDonor; m++) {
                RealMatrix alone = inverse(within).multiply(off(own.get(m), average, difference, m / perArm));
                mouseEffects.add(lines.line(ofMice.multiply(alone.add(shared))));
            }
        }
        RealMatrix b = lines.original(between);
        RealMatrix w = lines.original(within);
        RealMatrix ofControl = b.add(w).scalarMultiply(1.0 / mice);
        RealMatrix cross = w.scalarMultiply(-2.0 / mice);
        RealMatrix ofDifference = w.scalarMultiply(4.0 / mice);
        double[] satterthwaite = {
            combined(b.getEntry(0, 0), donors - 1, w.getEntry(0, 0), dfWithin),
            combined(b.getEntry(1, 1), donors - 1, w.getEntry(1, 1), dfWithin),
            dfWithin,
            dfWithin
        };
        int dfLine = n - mice - 2;
        String name = "donors-and-mice";
        Answer answer = new Answer(
                        name,
                        "σ² = MSE about the mice's own lines; mouse G = R⁻¹(W − σ²I)R⁻ᵀ, donor G = R⁻¹(B − W)R⁻ᵀ/6; B, W mean matrices of"
                                + " squares and products of the lines' coefficients between and within donors",
                        LINES,
                        "REML",
                        n)
                .fixed(
                        BY_ARM,
                        joined(lines.line(control), lines.line(difference)),
                        blocks(ofControl, cross, ofDifference),
                        new double[] {dfLine, dfLine, dfWithin, dfLine})
                .random("donor", LINE, lines.original(ofDonors), donorIds(donors), donorEffects)
                .random("mouse", LINE, lines.original(ofMice), mouseIds, mouseEffects)
                .likelihood(
                        Math.sqrt(error),
                        donors * logDeterminant(between)
                                + (mice - donors) * logDeterminant(within)
                                + dfError * Math.log(error),
                        6)
                .smallSample(satterthwaite);
        return new ShippedCase(
                name,
                csv.toString(),
                new ModelText(
                                name,
                                "A random line per donor and per mouse, two arms in each donor",
                                "logvolume",
                                "~ day * arm",
                                "REML")
                        .level("donor", "~ day")
                        .level("mouse", "~ day")
                        .factor("arm", ARMS)
                        .text(),
                answer.text());
    }

    /** A mouse's coefficients less its donor's average and its arm's part. */
    private static RealMatrix off(RealMatrix own, RealMatrix donor, RealMatrix difference, int arm) {
        return own.subtract(donor).subtract(difference.scalarMultiply(arm - 0.5));
    }

    /** Satterthwaite's degrees of freedom of the sum of two independent mean squares. */
    private static double combined(double a, double dfA, double b, double dfB) {
        return (a + b) * (a + b) / (a * a / dfA + b * b / dfB);
    }

    // ---- two arms with a standard deviation each

    private static ShippedCase twoDeviations() {
        Random random = new Random(20_260_105);
        double[] control = new double[15];
        double[] treated = new double[11];
        StringBuilder csv = new StringBuilder("arm,y\n");
        for (int i = 0; i < control.length; i++) {
            control[i] = rounded(6 + random.nextGaussian());
            csv.append("control,").append(control[i]).append('\n');
        }
        for (int i = 0; i < treated.length; i++) {
            treated[i] = rounded(4.5 + 2 * random.nextGaussian());
            csv.append("treated,").append(treated[i]).append('\n');
        }
        int n = control.length + treated.length;
        double c = squares(control, mean(control)) / (control.length - 1);
        double t = squares(treated, mean(treated)) / (treated.length - 1);
        double ofControl = c / control.length;
        double ofTreated = t / treated.length;
        String name = "sd-by-arm";
        Answer answer = new Answer(
                        name, "the two samples' own means and variances", "the likelihood falls into two", "REML", n)
                .fixed(
                        List.of("(Intercept)", "armtreated"),
                        new double[] {mean(control), mean(treated) - mean(control)},
                        new Array2DRowRealMatrix(
                                new double[][] {{ofControl, -ofControl}, {-ofControl, ofControl + ofTreated}}),
                        new double[] {n - 2, n - 2})
                .noRandom()
                .varianceParameter("varIdent", "treated", Math.sqrt(t / c))
                .likelihood(Math.sqrt(c), control.length * Math.log(c) + treated.length * Math.log(t), 1);
        return new ShippedCase(
                name,
                csv.toString(),
                new ModelText(name, "Two arms with a standard deviation each", "y", "~ arm", "REML")
                        .ident("arm")
                        .factor("arm", ARMS)
                        .text(),
                answer.text());
    }
}
