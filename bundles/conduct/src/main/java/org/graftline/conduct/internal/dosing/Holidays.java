package org.graftline.conduct.internal.dosing;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.Administration;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.HolidayRule;
import org.graftline.study.conduct.HolidayRule.Sign;
import org.jspecify.annotations.Nullable;

/** Asks the rules on withholding about one mouse on one day. Readings taken later than the moment are not looked at. */
final class Holidays {
    /** Losses are compared at this grain, so that 15 % stays 15 % whatever binary fractions make of it. */
    private static final double GRAIN = 1e6;

    private Holidays() {}

    /**
     * @param doses of this mouse, in their current versions
     * @return the sentence of the first rule that asks to withhold; null where none does
     */
    static @Nullable String proposal(
            KnownStudy study, MouseId mouse, List<HolidayRule> rules, StudyDay day, Instant at, List<Dose> doses) {
        boolean onHoliday = wasWithheldByRule(doses, day);
        for (HolidayRule rule : rules) {
            Double value = value(study, mouse, rule.sign(), day, at);
            if (value == null) {
                continue;
            }
            Decimal resume = rule.resume();
            String shown =
                    Decimal.of(Math.round(value * 10) / 10.0) + rule.sign().unit();
            if (value >= rule.at().value()) {
                return "%s is %s, at or above %s%s: the protocol asks to withhold the dose."
                        .formatted(
                                capital(rule.sign().words()),
                                shown,
                                rule.at(),
                                rule.sign().unit());
            }
            if (onHoliday && resume != null && value > resume.value()) {
                return "%s is %s; doses were withheld and resume at %s%s or below."
                        .formatted(
                                capital(rule.sign().words()),
                                shown,
                                resume,
                                rule.sign().unit());
            }
        }
        return null;
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static boolean wasWithheldByRule(List<Dose> doses, StudyDay day) {
        Optional<Dose> last = doses.stream()
                .filter(dose -> dose.outcome() != Dose.Outcome.RETRACTED && dose.administration() != null)
                .filter(dose -> dose.day().compareTo(day) < 0)
                .max(Comparator.comparing(Dose::day)
                        .thenComparing(dose ->
                                Objects.requireNonNull(dose.administration()).at()));
        Administration given = last.map(Dose::administration).orElse(null);
        return given != null && given.proposal() != null && last.orElseThrow().outcome() == Dose.Outcome.WITHHELD;
    }

    private static @Nullable Double value(KnownStudy study, MouseId mouse, Sign sign, StudyDay day, Instant at) {
        Endpoint endpoint = sign == Sign.ULCERATION ? Endpoint.ULCERATION_SCORE : Endpoint.BODY_WEIGHT;
        List<Reading> values = study.values(mouse, endpoint).stream()
                .filter(reading -> reading.day().compareTo(day) <= 0)
                .filter(reading ->
                        reading.capturedAt() == null || !reading.capturedAt().isAfter(at))
                .toList();
        if (values.isEmpty()) {
            return null;
        }
        return switch (sign) {
            case ULCERATION -> highestOfLast(values);
            case WEIGHT_LOSS_FROM_BASELINE -> loss(number(values.get(0)), number(values.get(values.size() - 1)));
            case WEIGHT_LOSS_FROM_PEAK ->
                loss(
                        values.stream().mapToDouble(Holidays::number).max().orElseThrow(),
                        number(values.get(values.size() - 1)));
        };
    }

    private static Double highestOfLast(List<Reading> scores) {
        Map<Object, Double> last = new HashMap<>();
        scores.forEach(score -> last.put(Objects.requireNonNull(score.site()), number(score)));
        return last.values().stream().max(Double::compare).orElseThrow();
    }

    private static @Nullable Double loss(double from, double now) {
        return from > 0 ? (Double) (Math.round(100 * (from - now) / from * GRAIN) / GRAIN) : null;
    }

    private static double number(Reading reading) {
        return Objects.requireNonNull(reading.value()).value();
    }
}
