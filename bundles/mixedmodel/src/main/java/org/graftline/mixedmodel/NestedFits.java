package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.mixedmodel.FitIdentity.Block;
import org.graftline.mixedmodel.likelihood.ChiBarSquare;
import org.graftline.mixedmodel.likelihood.LikelihoodRatioTest;

/**
 * A smaller fit within a larger one: refuses what cannot be compared, and finds the law of the likelihood-ratio statistic from the structure of the
 * difference (engine.md section 5; Self and Liang 1987; Stram and Lee 1994). What is added inside its range brings χ², a variance that is 0 under the
 * smaller model with q covariances ½χ²_q + ½χ²_{q+1}; pieces add as if they were independent.
 */
final class NestedFits {
    private static final int FEW_GROUPS = 20;
    /** Two searches of the same maximum may differ by so much; the laws have a jump at 0, where it would matter. */
    private static final double ROUNDING = 1e-6;

    private final Fit small;
    private final Fit large;
    private final int df;
    private final List<String> added = new ArrayList<>();
    private final List<String> cautions = new ArrayList<>();
    private Optional<ChiBarSquare> boundary = Optional.of(ChiBarSquare.chiSquare(0));
    private int boundaryPieces;
    private int boundaryDf;

    NestedFits(Fit small, Fit large) {
        this(small, large, true);
    }

    /** The same where the statistic needs no law of its own, so that pseudo-likelihoods are admitted. */
    static NestedFits ofAnyCriterion(Fit small, Fit large) {
        return new NestedFits(small, large, false);
    }

    private NestedFits(Fit small, Fit large, boolean likelihoods) {
        this.small = small;
        this.large = large;
        this.df = large.parameters() - small.parameters();
        refuse(likelihoods);
        fixedPart();
        randomPart();
        residualPart();
        if (df <= 0) {
            throw new InvalidModelException(
                    "The larger model has %d parameters, the smaller %d"
                            .formatted(large.parameters(), small.parameters()),
                    "Give the smaller model first, and one that is a special case of the larger");
        }
        gatherCautions();
    }

    /** 2(ℓ_large − ℓ_small), 0 where that is rounding. */
    double statistic() {
        double statistic = 2 * (large.logLik() - small.logLik());
        return Math.abs(statistic) <= ROUNDING ? 0 : statistic;
    }

    LikelihoodRatioTest test() {
        double statistic = statistic();
        Optional<ChiBarSquare> law = boundary.map(b -> b.plus(ChiBarSquare.chiSquare(df - boundaryDf)));
        return new LikelihoodRatioTest(
                small.spec().method(),
                statistic,
                df,
                ChiBarSquare.chiSquare(df).upperTail(statistic),
                law,
                added,
                cautions);
    }

    private void refuse(boolean likelihoods) {
        if (likelihoods && (small.pseudoLikelihood() || large.pseudoLikelihood())) {
            throw new InvalidModelException(
                    "A likelihood-ratio test of a fit whose variance follows fitted values, which has no likelihood to compare",
                    "Use a variance function of a column in both models, or the parametric bootstrap");
        }
        requireSameCriterion(small, large);
        for (Fit fit : List.of(small, large)) {
            if (fit.status() == FitStatus.NOT_CONVERGED) {
                throw new InvalidModelException(
                        "A likelihood-ratio test of a fit that did not converge (%s)".formatted(fit.message()),
                        "Fit a model that the data can carry");
            }
        }
    }

    /** Refuses fits whose likelihoods are not numbers of the same kind. */
    static void requireSameCriterion(Fit a, Fit b) {
        if (a.spec().method() != b.spec().method()) {
            throw new InvalidModelException(
                    "One fit is by %s, the other by %s"
                            .formatted(a.spec().method(), b.spec().method()),
                    "Fit both by the same method: ML when their fixed parts differ, else REML");
        }
        if (!a.spec().response().equals(b.spec().response())
                || a.identity().response() != b.identity().response()) {
            throw new InvalidModelException(
                    "The fits saw different rows or responses: '%s' in %d rows and '%s' in %d rows"
                            .formatted(a.spec().response(), a.rows(), b.spec().response(), b.rows()),
                    "Fit both to one table, after taking out the rows that only one of them can use");
        }
        if (a.spec().method() == Method.REML && !sameColumns(a, b)) {
            throw new InvalidModelException(
                    "REML likelihoods of different fixed parts, '%s' and '%s', are likelihoods of different data"
                            .formatted(a.spec().fixed(), b.spec().fixed()),
                    "Fit both by ML, or give both the same fixed part, coded alike");
        }
    }

    private static boolean sameColumns(Fit a, Fit b) {
        return a.identity().columns().size() == b.identity().columns().size()
                && new HashSet<>(a.identity().columns())
                        .equals(new HashSet<>(b.identity().columns()));
    }

    private void fixedPart() {
        Set<Long> rest = new HashSet<>(large.identity().columns());
        for (int j = 0; j < small.fixed().size(); j++) {
            if (!rest.remove(small.identity().columns().get(j))) {
                throw notNested(
                        "the column '%s' of the smaller fixed part is none of the larger one"
                                .formatted(small.fixed().names().get(j)),
                        "Code both fixed parts alike, the smaller one by leaving terms out");
            }
        }
        for (int j = 0; j < large.fixed().size(); j++) {
            if (rest.contains(large.identity().columns().get(j))) {
                added.add("coefficient '%s'".formatted(large.fixed().names().get(j)));
            }
        }
    }

    private void randomPart() {
        List<Block> rest = new ArrayList<>(small.identity().blocks());
        for (Block block : large.identity().blocks()) {
            List<Block> inside = rest.contains(block) ? List.of(block) : partsOf(block, rest);
            rest.removeAll(inside);
            compare(block, inside);
        }
        if (!rest.isEmpty()) {
            Block lost = rest.get(0);
            throw notNested(
                    "the random effects %s of level '%s' in the smaller model are no part of the larger one"
                            .formatted(lost.names(), lost.level()),
                    "Build the smaller model by leaving random effects out");
        }
    }

    /** The blocks of the smaller model that lie in one of the larger, but for those that the larger has as they are. */
    private List<Block> partsOf(Block block, List<Block> rest) {
        return rest.stream()
                .filter(b -> b.level().equals(block.level()) && block.names().containsAll(b.names()))
                .filter(b -> !large.identity().blocks().contains(b))
                .toList();
    }

    private void compare(Block block, List<Block> inside) {
        if (inside.equals(List.of(block))) {
            return;
        }
        int had = inside.stream().mapToInt(b -> b.names().size()).sum();
        int fresh = block.names().size() - had;
        List<String> names = new ArrayList<>(block.names());
        inside.forEach(b -> names.removeAll(b.names()));
        boolean alone = block.names().size() == 1;
        CovarianceStructure structure = alone ? CovarianceStructure.DIAGONAL : block.structure();
        switch (structure) {
            case IDENTITY -> identity(block, had, fresh);
            case DIAGONAL -> {
                inside.forEach(b -> refuseRicher(block, b));
                for (int j = 0; j < fresh; j++) {
                    variance(block, 0, "variance of '%s' at level '%s'".formatted(names.get(j), block.level()));
                }
                if (fresh == 0) {
                    added.add("different variances of %s at level '%s'".formatted(block.names(), block.level()));
                }
            }
            case UNSTRUCTURED -> unstructured(block, had, fresh, names);
        }
    }

    private void identity(Block block, int had, int fresh) {
        if (had > 0) {
            throw notNested(
                    "one variance common to %s at level '%s' does not contain a variance of some of them"
                            .formatted(block.names(), block.level()),
                    "Use the structure diagonal in the larger model");
        }
        if (fresh > 0) {
            variance(block, 0, "the common variance of %s at level '%s'".formatted(block.names(), block.level()));
        }
    }

    private void refuseRicher(Block block, Block b) {
        if (b.structure() == CovarianceStructure.UNSTRUCTURED && b.names().size() > 1) {
            throw notNested(
                    "the effects %s of level '%s' are correlated in the smaller model and independent in the larger one"
                            .formatted(b.names(), block.level()),
                    "Use the structure unstructured in the larger model");
        }
    }

    private void unstructured(Block block, int had, int fresh, List<String> names) {
        String what = "random effects %s at level '%s' with their covariances".formatted(names, block.level());
        switch (fresh) {
            case 0 -> added.add("covariances of %s at level '%s'".formatted(block.names(), block.level()));
            case 1 -> variance(block, had, what);
            default -> {
                added.add(what);
                noLaw("No simple law is known for %d correlated random effects added at once at level '%s'"
                        .formatted(fresh, block.level()));
            }
        }
    }

    private void variance(Block block, int covariances, String what) {
        added.add(what);
        piece(covariances);
        int groups = large.groups().getOrDefault(block.level(), 0);
        if (groups < FEW_GROUPS) {
            cautions.add("Level '%s' has %d groups; below %d the mixture is rough. The parametric bootstrap is better."
                    .formatted(block.level(), groups, FEW_GROUPS));
        }
    }

    private void piece(int covariances) {
        boundary = boundary.map(b -> b.plus(ChiBarSquare.oneVariance(covariances)));
        boundaryPieces++;
        boundaryDf += covariances + 1;
    }

    private void noLaw(String why) {
        boundary = Optional.empty();
        cautions.add(why + ": use the parametric bootstrap.");
    }

    private void residualPart() {
        residual(
                ResidualNesting.of(small.spec().variance(), large.spec().variance()),
                small.spec().variance(),
                large.spec().variance(),
                "variance function");
        residual(
                ResidualNesting.of(small.spec().correlation(), large.spec().correlation()),
                small.spec().correlation(),
                large.spec().correlation(),
                "residual correlation");
    }

    private void residual(ResidualNesting nesting, Object from, Object to, String what) {
        if (!from.equals(to)) {
            added.add("%s %s instead of %s".formatted(what, to, from));
        }
        switch (nesting) {
            case INSIDE -> {}
            case ON_THE_BOUNDARY -> piece(0);
            case IRREGULAR ->
                noLaw("Under the smaller model some parameters of the %s mean nothing, so no simple law is known"
                        .formatted(what));
            case NOT_NESTED ->
                throw notNested(
                        "the %s %s is no special case of %s".formatted(what, from, to), "Compare such models by AIC");
        }
    }

    private void gatherCautions() {
        if (boundaryPieces > 1 && boundary.isPresent()) {
            cautions.add(
                    "%d variances are tested at once; the weights hold when their estimates are independent. The parametric bootstrap does not need that."
                            .formatted(boundaryPieces));
        }
        if (small.singular()) {
            cautions.add(
                    "The smaller fit is itself on the boundary (%s), where the law is not valid: use the parametric bootstrap."
                            .formatted(small.convergence().boundarySentence(StudyWords.none())));
        }
        if (statistic() < 0) {
            cautions.add(
                    "The larger model reached a lower log-likelihood (%s) than the smaller (%s), so its fit is not the maximum."
                            .formatted(large.logLik(), small.logLik()));
        }
        for (Fit fit : List.of(small, large)) {
            if (!fit.converged()) {
                cautions.add("A fit is not proven to be a maximum: " + fit.message());
            }
        }
    }

    private static InvalidModelException notNested(String why, String remedy) {
        return new InvalidModelException("The smaller model does not lie in the larger one: " + why, remedy);
    }
}
