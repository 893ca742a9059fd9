package org.graftline.study.conduct;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;
import org.graftline.study.conduct.EnrollmentRules.Balance;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.graftline.study.conduct.EnrollmentRules.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrollmentRulesTest {
    private static final ArmShare CONTROL = new ArmShare(new ArmName("control"), 1);
    private static final ArmShare DRUG = new ArmShare(new ArmName("drug"), 2);

    @Test
    void rules_that_fit_together_are_accepted() {
        then(rules(List.of(CONTROL, DRUG), Method.ALL_AT_ONCE, "100", "300", Cages.WHOLE, "150", "250")
                        .shares())
                .isEqualTo(3);
    }

    @Test
    void one_arm_alone_is_refused() {
        thenRefused(
                () -> rules(List.of(CONTROL), Method.ALL_AT_ONCE, null, null, Cages.IGNORED),
                "One arm alone, 'control'");
    }

    @Test
    void an_arm_named_twice_is_refused() {
        thenRefused(
                () -> rules(List.of(CONTROL, CONTROL), Method.ALL_AT_ONCE, null, null, Cages.IGNORED),
                "'control' stands in the rules twice");
    }

    @Test
    void a_ratio_of_zero_is_refused() {
        thenRefused(() -> new ArmShare(new ArmName("drug"), 0), "'drug' has the ratio 0");
    }

    @Test
    void a_smallest_volume_above_the_largest_is_refused() {
        thenRefused(
                () -> rules(List.of(CONTROL, DRUG), Method.ALL_AT_ONCE, "300", "100", Cages.IGNORED),
                "300 mm³, is above the largest, 100 mm³");
    }

    @Test
    void whole_cages_as_mice_come_are_refused() {
        thenRefused(
                () -> rules(List.of(CONTROL, DRUG), Method.MINIMIZATION, null, null, Cages.WHOLE),
                "Whole cages cannot be drawn as mice come");
    }

    @Test
    void permuted_blocks_spread_over_cages_are_refused() {
        thenRefused(
                () -> rules(List.of(CONTROL, DRUG), Method.PERMUTED_BLOCKS, null, null, Cages.SPREAD),
                "do not look at cages");
    }

    @Test
    void volume_classes_that_do_not_rise_are_refused() {
        thenRefused(
                () -> rules(List.of(CONTROL, DRUG), Method.MINIMIZATION, null, null, Cages.SPREAD, "200", "150"),
                "do not rise at 150 mm³");
    }

    @Test
    void a_balance_rule_of_zero_is_refused() {
        thenRefused(() -> new Balance(new Decimal("0"), Balance.Unit.SD), "lets no draw pass");
    }

    private static EnrollmentRules rules(
            List<ArmShare> arms,
            Method method,
            @Nullable String min,
            @Nullable String max,
            Cages cages,
            String... cuts) {
        return new EnrollmentRules(
                1,
                arms,
                method,
                min == null ? null : new Decimal(min),
                max == null ? null : new Decimal(max),
                null,
                null,
                cages,
                null,
                100,
                List.of(1),
                new Decimal("0.8"),
                List.of(cuts).stream().map(Decimal::new).toList());
    }

    private static void thenRefused(ThrowingCallable act, String words) {
        thenThrownBy(act).isInstanceOf(ImpossibleValueException.class).hasMessageContaining(words);
    }
}
