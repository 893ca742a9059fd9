package org.graftline.capture.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;

/** All declared rules, twice: each half of the mice is asked about by rules that have learned from the other half only. */
final class RulesOfMiceUnseen {
    private final Set<MouseId> even = new HashSet<>();
    private final List<PlausibilityRule> ofEven;
    private final List<PlausibilityRule> ofOdd;

    RulesOfMiceUnseen(StudyData data) throws InterruptedException {
        Set<MouseId> odd = new HashSet<>();
        List<Mouse> mice = data.mice();
        for (int i = 0; i < mice.size(); i++) {
            (i % 2 == 0 ? even : odd).add(mice.get(i).mouse());
        }
        ofEven = learned(new HalfStudy(data, odd));
        ofOdd = learned(new HalfStudy(data, even));
    }

    private static List<PlausibilityRule> learned(HalfStudy half) throws InterruptedException {
        List<PlausibilityRule> rules = DeclaredRules.with(half);
        half.awaitLearned();
        return rules;
    }

    List<String> names() {
        return ofEven.stream().map(PlausibilityRule::name).toList();
    }

    List<Concern> ask(Reading candidate, Surroundings around) {
        List<Concern> asked = new ArrayList<>();
        for (PlausibilityRule rule : even.contains(candidate.mouse()) ? ofEven : ofOdd) {
            rule.atEntry(candidate, around).ifPresent(asked::add);
        }
        return asked;
    }
}
