package org.graftline.capture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.capture.internal.rule.Looks.after;
import static org.graftline.capture.internal.rule.Looks.beside;
import static org.graftline.capture.internal.rule.Looks.caliper;
import static org.graftline.capture.internal.rule.Looks.growing;
import static org.graftline.capture.internal.rule.Looks.notPalpable;
import static org.graftline.capture.internal.rule.Looks.onTheDayOf;
import static org.graftline.capture.internal.rule.Looks.volume;
import static org.graftline.capture.internal.rule.Looks.weighed;
import static org.graftline.capture.internal.rule.Looks.weight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.junit.jupiter.api.Test;

/** What is computed has more digits than anybody measured; no rule says them to a person. */
class SentenceDigitsTest {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final List<PlausibilityRule> RULES = List.of(
            new UnitSlip(),
            new DigitTransposition(),
            new WrongMouse(),
            new FivefoldStep(),
            new SuddenLoss(),
            new WeightStep(),
            new ReplicatesApart());

    private final Set<String> spoke = new HashSet<>();
    private final List<String> sentences = new ArrayList<>();

    private void ask(Reading candidate, Surroundings around) {
        for (PlausibilityRule rule : RULES) {
            rule.atEntry(candidate, around).map(Concern::sentence).ifPresent(said -> heard(rule, said));
            List<Reading> earlier = new ArrayList<>(around.earlier());
            earlier.addAll(around.sameDay());
            rule.concern(candidate, earlier).ifPresent(said -> heard(rule, said));
        }
    }

    private void heard(PlausibilityRule rule, String sentence) {
        spoke.add(rule.getClass().getSimpleName());
        sentences.add(sentence);
    }

    @Test
    void no_sentence_of_any_rule_shows_more_than_three_significant_digits() {
        ask(caliper("m1", 12, "84", "6.9"), after(growing("m1")));
        ask(caliper("m1", 12, "8.9", "3.7"), after(growing("m1")));
        ask(volume("m1", 3.7, "1234.567890123"), after(List.of(volume("m1", 0.4, "144.00000000000003"))));
        ask(volume("m1", 3, "14.400000000000002"), after(List.of(volume("m1", 0, "159.07050000000002"))));
        ask(notPalpable("m1", 9.3), after(List.of(volume("m1", 5, "1159.0705000000003"))));
        ask(weight("m1", 12.3, "15.1"), after(weighed("m1")));
        ask(weight("m1", 12, "214.00000001"), after(weighed("m1")));
        ask(volume("m1", 3, "1432.0000000000002"), onTheDayOf(0.1234567, volume("m1", 3, "144.00000000000003")));
        ask(caliper("m1", 12, "14.9", "12.6"), beside(growing("m1"), List.of(caliper("m2", 9, "14.6", "12.4"))));

        assertThat(spoke)
                .as("rules that were made to speak")
                .containsExactlyInAnyOrderElementsOf(RULES.stream()
                        .map(rule -> rule.getClass().getSimpleName())
                        .toList());
        for (String sentence : sentences) {
            Matcher number = NUMBER.matcher(sentence.replaceAll("'[^']*'|days? [\\d.]+( and [\\d.]+)?", ""));
            while (number.find()) {
                assertThat(new BigDecimal(number.group()).stripTrailingZeros().precision())
                        .as("%s in: %s", number.group(), sentence)
                        .isLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void what_a_person_typed_is_quoted_as_typed_with_at_most_three_decimals() {
        assertThat(Digits.typed("21.45")).isEqualTo("21.45");
        assertThat(Digits.typed("0.0084")).isEqualTo("0.0084");
        assertThat(Digits.typed("8.40000001")).isEqualTo("8.4");
    }
}
