package org.graftline.growth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.graftline.study.Sha256;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlans;
import org.jspecify.annotations.Nullable;

/**
 * Which plan an analysis obeyed, whether it was locked, and what departs from it.
 *
 * @param plan what was fixed
 * @param planJson the plan as text, the same text for equal plans
 * @param sha256 of {@code planJson}
 * @param lockedSha256 of the plan that was locked first; null where none was locked before the analysis
 * @param departures what of the plan differs from the one locked first, a sentence each; empty where none was locked
 * @param deviations what the plan asks for and the data did not allow, and what was done instead, a sentence each
 */
public record Governance(
        AnalysisPlan plan,
        String planJson,
        String sha256,
        @Nullable String lockedSha256,
        List<String> departures,
        List<String> deviations) {
    private static final String NOT_LOCKED = "This plan was not locked before the analysis.";

    /** Copies the lists in. */
    public Governance {
        departures = List.copyOf(departures);
        deviations = List.copyOf(deviations);
    }

    /** A plan that nobody locked. */
    public static Governance unlocked(AnalysisPlan plan) {
        String json = PlanText.of(plan);
        return new Governance(plan, json, Sha256.of(json), null, List.of(), List.of());
    }

    /**
     * The same with what the records know of the plan.
     *
     * @throws IllegalArgumentException if the analysis obeyed another plan than this
     */
    public Governance under(AnalysisPlans.InForce inForce) {
        if (!plan.equals(inForce.plan())) {
            throw new IllegalArgumentException(
                    "The analysis obeyed another plan than the one in force. Analyze again with the plan in force.");
        }
        return new Governance(plan, planJson, sha256, inForce.lockedSha256(), inForce.departures(), deviations);
    }

    /** The same with what the data did not allow. */
    public Governance deviating(List<String> sentences) {
        return new Governance(plan, planJson, sha256, lockedSha256, departures, sentences);
    }

    /** Whether a plan was locked before. */
    public boolean locked() {
        return lockedSha256 != null;
    }

    /** @return what a reader must not take for planned, a sentence each; empty where all is as locked */
    public List<String> postHoc() {
        List<String> sentences = new ArrayList<>();
        if (!locked()) {
            sentences.add(NOT_LOCKED);
        }
        sentences.addAll(departures);
        sentences.addAll(deviations);
        return sentences;
    }

    /** @return the level of the intervals in words: "95 %" */
    public String level() {
        return level(plan);
    }

    /** @return the level of the intervals of a plan in words: "95 %" */
    public static String level(AnalysisPlan plan) {
        return BigDecimal.ONE
                        .subtract(new BigDecimal(plan.alpha().text()))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
