package org.graftline.conduct.internal.draw;

import java.util.Comparator;
import java.util.Locale;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.Balance;
import org.graftline.study.conduct.EnrollmentRules.Cages;

/** Says why a donor's mice could not be placed, how far off they were, and what would help. */
final class Unbalanced {
    private Unbalanced() {}

    static String sentence(DonorMice donor, EnrollmentRules rules, Outcome outcome) {
        Balance rule = rules.balance();
        String cages = rules.cages() == Cages.SPREAD ? " or let cages mean nothing" : "";
        if (rule == null || !Double.isFinite(outcome.difference())) {
            return "Not drawn: none of %,d random allocations of the %d mice of donor '%s' follows the ratios%s with every arm filled. Allow more tries, change the ratios,%s or wait for more mice."
                    .formatted(
                            outcome.tries(),
                            donor.mice().size(),
                            donor.donor(),
                            rules.cages() == Cages.SPREAD ? " in every cage" : "",
                            cages.isEmpty() ? "" : cages.substring(3) + ",");
        }
        String unit = rule.unit() == Balance.Unit.SD ? "standard deviations" : "%";
        Candidate extreme = extreme(donor);
        return String.format(
                Locale.ROOT,
                "Not drawn: none of %,d random allocations of the %d mice of donor '%s' keeps its arm means within %s"
                        + " %s of each other; the closest were %.3g %s apart. Allow a larger difference%s, narrow the"
                        + " volume range so that it leaves out the most extreme mouse ('%s', %s mm³), or wait for more"
                        + " mice of this donor.",
                outcome.tries(),
                donor.mice().size(),
                donor.donor(),
                rule.most(),
                unit,
                outcome.difference(),
                unit,
                cages,
                extreme.mouse(),
                extreme.volumeMm3());
    }

    private static Candidate extreme(DonorMice donor) {
        double mean = java.util.Arrays.stream(donor.volumes()).average().orElseThrow();
        return donor.mice().stream()
                .max(Comparator.comparingDouble(mouse -> Math.abs(DonorMice.volume(mouse) - mean)))
                .orElseThrow();
    }
}
