package org.graftline.growth.endpoint;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.graftline.study.ArmName;

/**
 * The log-rank test of equal times to the event in all arms (Mantel 1966; Peto and Peto 1972). Within donors, observed minus expected
 * events and their variances are summed over donors, so that only mice of one donor are compared with each other: mice of a donor are
 * alike, and a test that takes them as independent finds differences that are not there, or misses those that are.
 *
 * @param chiSquared the statistic
 * @param df arms that were compared, minus one
 * @param p chance of a statistic at least as large if the arms do not differ
 * @param strata how many groups of mice told something about the difference
 */
public record LogRank(double chiSquared, int df, double p, int strata) {
    /**
     * Compares all mice with each other.
     *
     * @throws NoEndpointException if there are fewer than two arms or no event
     */
    public static LogRank of(List<Follow> follows) throws NoEndpointException {
        return over(follows, List.of(follows));
    }

    /**
     * Compares mice of the same donor with each other.
     *
     * @throws NoEndpointException if no donor with two arms had an event
     */
    public static LogRank withinDonors(List<Follow> follows) throws NoEndpointException {
        Map<Object, List<Follow>> donors =
                follows.stream().collect(Collectors.groupingBy(Follow::donor, LinkedHashMap::new, Collectors.toList()));
        return over(follows, donors.values());
    }

    private static LogRank over(List<Follow> all, Collection<List<Follow>> strata) throws NoEndpointException {
        List<ArmName> arms = all.stream()
                .map(Follow::arm)
                .distinct()
                .sorted(Comparator.comparing(ArmName::value))
                .toList();
        if (arms.size() < 2) {
            throw new NoEndpointException("There is one arm only: nothing to compare.");
        }
        int free = arms.size() - 1; // the last arm follows from the others
        RealVector difference = new ArrayRealVector(free);
        RealMatrix variance = new Array2DRowRealMatrix(free, free);
        int telling = 0;
        for (List<Follow> stratum : strata) {
            if (add(stratum, arms, difference, variance)) {
                telling++;
            }
        }
        if (telling == 0) {
            throw new NoEndpointException("No event came while mice of two arms were followed: nothing to compare.");
        }
        try {
            RealVector solved = new LUDecomposition(variance).getSolver().solve(difference);
            double chiSquared = difference.dotProduct(solved);
            return new LogRank(
                    chiSquared,
                    free,
                    1 - new ChiSquaredDistribution(null, free).cumulativeProbability(chiSquared),
                    telling);
        } catch (SingularMatrixException e) {
            throw new NoEndpointException("An arm was never followed beside another while an event came.");
        }
    }

    private static boolean add(List<Follow> stratum, List<ArmName> arms, RealVector difference, RealMatrix variance) {
        boolean tells = false;
        double[] days = stratum.stream()
                .filter(Follow::event)
                .mapToDouble(Follow::day)
                .distinct()
                .sorted()
                .toArray();
        for (double day : days) {
            double[] atRisk = new double[arms.size()];
            double[] events = new double[arms.size()];
            double risk = 0;
            double event = 0;
            for (Follow one : stratum) {
                if (one.day() >= day) {
                    int arm = arms.indexOf(one.arm());
                    atRisk[arm]++;
                    risk++;
                    if (one.event() && one.day() == day) {
                        events[arm]++;
                        event++;
                    }
                }
            }
            double ties = risk > 1 ? event * (risk - event) / (risk - 1) : 0; // of the hypergeometric distribution
            for (int i = 0; i < difference.getDimension(); i++) {
                double share = atRisk[i] / risk;
                difference.addToEntry(i, events[i] - event * share);
                tells |= ties > 0 && share > 0 && share < 1;
                for (int j = 0; j < difference.getDimension(); j++) {
                    variance.addToEntry(i, j, ties * ((i == j ? share : 0) - share * atRisk[j] / risk));
                }
            }
        }
        return tells;
    }
}
