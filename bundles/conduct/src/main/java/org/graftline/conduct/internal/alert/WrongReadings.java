package org.graftline.conduct.internal.alert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.LimitStandings;
import org.graftline.study.bench.LimitStandings.Latest;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.record.BenchRecords;

/** Whether a case may be closed because its readings were wrong: none of them reaches its limit any more, and neither does the latest. */
final class WrongReadings {
    private final BenchRecords bench;
    private final LimitStandings standings;

    WrongReadings(BenchRecords bench, LimitStandings standings) {
        this.bench = bench;
        this.standings = standings;
    }

    /** @return what stands against it, as a sentence; empty if nothing does */
    Optional<String> obstacle(StudyCode study, AlertCase alert) {
        if (!alert.isRefuted()) {
            return Optional.of(
                    "a reading behind this alert of mouse %s still reaches its limit. Correct or withdraw the reading if it is wrong, or decide on the animal."
                            .formatted(alert.mouse()));
        }
        List<Latest> latest = standings.latest(study, alert.mouse(), alert.quantity());
        if (latest.isEmpty()) {
            return Optional.of(
                    "no reading is left that shows mouse %s under the limit. Measure it again, or decide on the animal."
                            .formatted(alert.mouse()));
        }
        List<ProtocolLimit> limits = limits(study, alert);
        return latest.stream()
                .flatMap(one -> limits.stream()
                        .filter(limit -> limit.isReachedBy(one.value().value()))
                        .map(limit ->
                                "the latest reading of mouse %s, on day %s, reaches a limit: %s. Decide on the animal."
                                        .formatted(
                                                alert.mouse(),
                                                one.day(),
                                                limit.what()
                                                        .replace(
                                                                ProtocolLimit.VALUE,
                                                                ProtocolLimit.threeDigits(one.value())))))
                .findFirst();
    }

    /** Those of the case, whatever became of the protocol, and those that hold now. */
    private List<ProtocolLimit> limits(StudyCode study, AlertCase alert) {
        return Stream.concat(
                        alert.raised().stream()
                                .map(one -> new ProtocolLimit(alert.quantity(), one.threshold(), one.tier())),
                        bench.rules(study).limits().stream().filter(limit -> limit.quantity() == alert.quantity()))
                .toList();
    }
}
