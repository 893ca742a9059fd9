package org.graftline.growth.internal.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.junit.jupiter.api.Test;

class WeightWalkTest {
    private static final ProtocolLimit LOSS =
            new ProtocolLimit(ProtocolLimit.Quantity.WEIGHT_LOSS, new Decimal("20"), ProtocolLimit.Tier.STOP);

    private static StudyData weights(int mice) {
        StudyData data =
                new StudyInCode("S1", "control").mouse("d", "m0", "control").data();
        List<Reading> readings = new ArrayList<>();
        Random random = new Random(8);
        for (int m = 0; m < mice; m++) {
            double log = Math.log(22);
            for (int day = 0; day <= 12; day += 3) {
                // mouse 0 loses 5 % at every visit, the others stay where they are
                double now = m == 0 ? Math.log(22) - 0.0167 * day : log + 0.02 * random.nextGaussian();
                readings.add(Reading.of(
                                UUID.nameUUIDFromBytes(
                                        (m + "/" + day).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                data.study().code(),
                                new MouseId("m" + m),
                                Endpoint.BODY_WEIGHT,
                                new StudyDay(day),
                                Instant.EPOCH)
                        .measured(Decimal.of(Math.round(10 * Math.exp(now)) / 10.0), null, null)
                        .build());
            }
        }
        return new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                data.removals(),
                readings,
                null);
    }

    private static Crossing chance(WeightWalk walk, String mouse, double day) {
        return walk.crossing(LOSS, new MouseId(mouse), day).orElseThrow();
    }

    @Test
    void a_mouse_that_has_lost_much_is_closer_to_the_limit_than_one_that_has_not() {
        WeightWalk walk = WeightWalk.of(weights(10)).orElseThrow();
        assertThat(chance(walk, "m0", 15).trueBy()).isGreaterThan(0.2);
        assertThat(chance(walk, "m5", 15).trueBy()).isLessThan(0.01);
        assertThat(chance(walk, "m0", 15).trueBy())
                .isGreaterThanOrEqualTo(chance(walk, "m0", 13).trueBy());
    }

    @Test
    void a_few_weights_make_no_model() {
        assertThat(WeightWalk.of(weights(4))).isEmpty();
    }
}
