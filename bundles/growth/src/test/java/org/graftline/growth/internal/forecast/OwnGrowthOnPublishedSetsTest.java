package org.graftline.growth.internal.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.graftline.growth.internal.PublicStudy;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The forecast on mice that its model has not seen: every second mouse is fitted, the others are entered reading by reading. */
class OwnGrowthOnPublishedSetsTest {
    @ParameterizedTest
    @EnumSource(
            value = PublicStudy.class,
            names = {"UHN", "CRC", "GBM", "REPDX", "MAS98"})
    void growth_of_mice_that_the_model_has_not_seen_is_hardly_ever_questioned(PublicStudy set) throws IOException {
        StudyData data = set.read();
        Set<MouseId> seen = new HashSet<>();
        for (int i = 0; i < data.mice().size(); i += 2) {
            seen.add(data.mice().get(i).mouse());
        }
        OwnGrowth model = OwnGrowth.of(only(data, seen)).orElseThrow();
        int answered = 0;
        int asked = 0;
        int tenfold = 0;
        for (List<Reading> tumor : entered(data, seen).values()) {
            for (int i = 1; i < tumor.size(); i++) {
                Reading reading = tumor.get(i);
                double mm3 = Objects.requireNonNull(reading.value()).value();
                Optional<OwnGrowth.Next> next = model.next(
                        reading.mouse(), reading.site(), reading.day().value(), tumor.subList(0, i));
                if (next.isPresent()) {
                    answered++;
                    asked += next.get().holds(mm3) ? 0 : 1;
                    tenfold += next.get().holds(10 * mm3) ? 0 : 1;
                }
            }
        }
        System.out.printf(
                "%s: %d forecasts, %.2f %% questioned, %.0f %% with the value tenfold%n",
                set, answered, 100.0 * asked / answered, 100.0 * tenfold / answered);

        assertThat((double) asked / answered).isLessThan(0.03);
        assertThat(tenfold).isGreaterThan(10 * asked);
    }

    private static Map<String, List<Reading>> entered(StudyData data, Set<MouseId> seen) {
        Map<String, List<Reading>> tumors = new TreeMap<>();
        data.readings().stream()
                .filter(reading -> TumorVisits.isMeasured(reading) && !seen.contains(reading.mouse()))
                .sorted(Comparator.comparing(Reading::day))
                .forEach(reading -> tumors.computeIfAbsent(
                                TumorVisits.name(reading.mouse(), reading.site()), k -> new ArrayList<>())
                        .add(reading));
        return tumors;
    }

    private static StudyData only(StudyData data, Set<MouseId> mice) {
        return new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                data.removals(),
                data.readings().stream()
                        .filter(reading -> mice.contains(reading.mouse()))
                        .toList(),
                data.ledgerHead());
    }
}
