package org.graftline.conduct.internal.draw;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;
import static org.graftline.conduct.internal.draw.DrawRoom.DORA;
import static org.graftline.conduct.internal.draw.DrawRoom.STUDY;

import java.util.List;
import java.util.UUID;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.bench.Repeatability.Line;
import org.graftline.study.conduct.DrawPreview;
import org.graftline.study.conduct.DrawPreview.ErrorFrom;
import org.graftline.study.conduct.DrawPreview.MouseStability;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;
import org.graftline.study.conduct.EnrollmentRules.Balance;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.graftline.study.conduct.EnrollmentRules.Method;
import org.graftline.study.conduct.Randomizations;
import org.graftline.study.conduct.Randomizations.FixRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StabilitySimulationTest {
    private static final int MANY = 4_000;

    private final DrawRoom room = new DrawRoom("control", "drug");
    private final Randomizations service = room.service();

    /**
     * Four mice, two arms, no balance rule, errors of 10 % (log). Mouse m1 lies √2·0.1 of log volume above the smallest volume, one standard
     * deviation of a second reading: it goes out with chance Φ(−1) = 0.1587. Then three mice are left, and one arm has two of them, by a fair
     * coin. In the order of chance m1 was among the first two (the one arm) or the last two; in either case one of the three others changes
     * with chance ½. So each of the others changes with chance 0.1587/6 = 0.02645, and m1 alone moves 0.1587·1.5 = 0.238 mice.
     */
    @Test
    void the_chances_of_a_case_that_can_be_worked_out_by_hand() {
        room.repeatability.add(new Line(null, null, 20, 40, 0.1, 32.0));
        room.mouse("A", "m1", null, Double.toString(100 * Math.exp(Math.sqrt(2) * 0.1)));
        for (int i = 2; i <= 4; i++) {
            room.mouse("A", "m" + i, null, "1000");
        }
        rules("100", null);
        DrawPreview preview = service.preview(DORA, STUDY, 1, MANY);
        then(preview.simulations()).isEqualTo(MANY);
        MouseStability border = of(preview, "m1");
        then(border.border()).isCloseTo(0.1587, within(0.024)); // four standard errors of 4,000 simulations
        then(border.changes()).isCloseTo(0.1587, within(0.024));
        then(border.errorFrom()).isEqualTo(ErrorFrom.STUDY);
        then(border.errorPercent()).isCloseTo(10, within(1e-9));
        then(border.readAgain()).isTrue();
        for (String other : List.of("m2", "m3", "m4")) {
            then(of(preview, other).changes()).isCloseTo(0.02645, within(0.0102));
            then(of(preview, other).border()).isZero();
            then(of(preview, other).moves()).isZero();
            then(of(preview, other).readAgain()).isFalse();
        }
        then(border.moves()).isCloseTo(0.238, within(0.233)); // four standard errors of 100 simulations
        then(preview.sentence()).contains("second reading is worth most for m1.");
    }

    @Test
    void without_replicates_the_error_is_that_of_three_tenths_of_a_millimeter() {
        for (int i = 1; i <= 4; i++) {
            room.mouse("A", "m" + i, null, "62.5"); // as wide as long: 5 mm, of which domain figures say 13 %
        }
        rules(null, null);
        MouseStability one = of(service.preview(DORA, STUDY, 1, 1), "m1");
        then(one.errorFrom()).isEqualTo(ErrorFrom.CONSTANT);
        then(one.errorPercent()).isCloseTo(13.4, within(0.05));
    }

    @Test
    void two_readings_of_a_day_have_a_smaller_error_than_one() {
        room.repeatability.add(new Line(null, null, 20, 40, 0.1, 32.0));
        for (int i = 1; i <= 4; i++) {
            room.mouse("A", "m" + i, null, "200");
        }
        room.volume("m2", -1, 2, "200");
        rules(null, null);
        DrawPreview preview = service.preview(DORA, STUDY, 1, 1);
        then(of(preview, "m1").errorPercent()).isCloseTo(10, within(1e-9));
        then(of(preview, "m2").errorPercent()).isCloseTo(10 / Math.sqrt(2), within(1e-9));
    }

    @Test
    void a_mouse_just_out_of_the_range_may_come_in() {
        room.repeatability.add(new Line(null, null, 20, 40, 0.1, 32.0));
        room.mouse("A", "near", null, "99");
        room.mouse("A", "far", null, "10");
        for (int i = 1; i <= 4; i++) {
            room.mouse("A", "m" + i, null, "1000");
        }
        rules("100", null);
        DrawPreview preview = service.preview(DORA, STUDY, 1, 500);
        then(preview.mice())
                .extracting(one -> one.mouse().value())
                .contains("near")
                .doesNotContain("far");
        then(of(preview, "near").border()).isBetween(0.35, 0.6); // Φ of −0.07
    }

    @Test
    void a_seed_gives_its_preview_again_and_another_seed_another() {
        tenMice();
        rules(null, new Balance(new Decimal("0.3"), Balance.Unit.SD));
        DrawPreview first = service.preview(DORA, STUDY, 5, 200);
        then(service.preview(DORA, STUDY, 5, 200)).isEqualTo(first);
        then(service.preview(DORA, STUDY, 6, 200)).isNotEqualTo(first);
        then(first.donors()).hasSize(1);
        then(first.donors().get(0).acceptable()).isBetween(1, 999);
    }

    @Test
    void the_stability_of_a_draw_is_that_of_its_own_seed() {
        tenMice();
        rules(null, new Balance(new Decimal("0.3"), Balance.Unit.SD));
        UUID id = new UUID(1, 1);
        service.fix(DORA, STUDY, new FixRequest(id, List.of(), null, ""));
        service.draw(DORA, STUDY, id);
        DrawPreview made = service.stability(DORA, STUDY, id, 5, 200);
        then(made.mice()).hasSize(10);
        then(made).isNotEqualTo(service.stability(DORA, STUDY, id, 6, 200));
        then(made.meanChange()).isBetween(0.01, 0.99); // the rule makes it depend on volumes, not on them alone
    }

    private void tenMice() {
        for (int i = 0; i < 10; i++) {
            room.mouse("A", "m" + i, null, Integer.toString(100 + 15 * i));
        }
    }

    private void rules(@Nullable String min, @Nullable Balance balance) {
        service.setRules(
                DORA,
                STUDY,
                new EnrollmentRules(
                        1,
                        List.of(new ArmShare(new ArmName("control"), 1), new ArmShare(new ArmName("drug"), 1)),
                        Method.ALL_AT_ONCE,
                        min == null ? null : new Decimal(min),
                        null,
                        null,
                        null,
                        Cages.IGNORED,
                        balance,
                        1_000,
                        List.of(1),
                        new Decimal("0.8"),
                        List.of()),
                "protocol");
    }

    private static MouseStability of(DrawPreview preview, String mouse) {
        return preview.mice().stream()
                .filter(one -> one.mouse().value().equals(mouse))
                .findFirst()
                .orElseThrow();
    }
}
