package org.graftline.conduct.internal.draw;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.Randomizations.Recorded;
import org.graftline.study.conduct.Randomizations.Verification;
import org.graftline.study.conduct.UnbalancedDrawException;

/** Makes a draw again from what is recorded and compares. */
final class Replay {
    private Replay() {}

    /** @param assignments the study's, in their current versions */
    static Verification verify(Recorded recorded, List<ArmAssignment> assignments) {
        Draw draw = recorded.draw();
        Draw.Result result = draw.result();
        if (result == null) {
            return new Verification(false, "The list is fixed, and nothing is drawn yet.");
        }
        if (!result.algorithm().equals(Chance.ALGORITHM)) {
            return new Verification(
                    false,
                    "The draw was made by '%s', and this release has '%s'. Verify it with the release that made it."
                            .formatted(result.algorithm(), Chance.ALGORITHM));
        }
        DrawProcedure.Made made;
        try {
            made = DrawProcedure.make(draw, Chance.of(result.seed()));
        } catch (UnbalancedDrawException other) {
            return new Verification(
                    false, "The recorded seed gives no draw from the recorded mice: " + other.getMessage());
        }
        if (!made.arms().equals(result.arms())) {
            return new Verification(
                    false,
                    "The recorded seed gives other arms than recorded, first for mouse '%s'. Run graftline verify-audit: it tells whether the record was changed."
                            .formatted(firstOther(made.arms(), result.arms())));
        }
        if (!made.balance().equals(result.balance()) || !made.openBlocks().equals(result.openBlocks())) {
            return new Verification(
                    false,
                    "The recorded seed gives the recorded arms, but other tries or another balance. Run graftline"
                            + " verify-audit.");
        }
        return assigned(recorded, result, assignments);
    }

    private static MouseId firstOther(Map<MouseId, ArmName> made, Map<MouseId, ArmName> recorded) {
        TreeMap<MouseId, ArmName> all = new TreeMap<>(recorded);
        all.putAll(made);
        return all.keySet().stream()
                .filter(mouse -> !java.util.Objects.equals(made.get(mouse), recorded.get(mouse)))
                .findFirst()
                .orElseThrow();
    }

    private static Verification assigned(Recorded recorded, Draw.Result result, List<ArmAssignment> assignments) {
        String again =
                "Seed %s and the recorded volumes of %d mice give the recorded arms, tries and balance again (%s)."
                        .formatted(result.seed(), result.arms().size(), result.algorithm());
        if (recorded.replacedBy() != null) {
            return new Verification(true, again + " A later draw took its place.");
        }
        Map<MouseId, ArmName> now = new TreeMap<>();
        assignments.forEach(one -> now.put(one.mouse(), one.arm()));
        List<String> moved = new TreeMap<>(result.arms())
                .entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(now.get(entry.getKey())))
                        .map(entry -> entry.getKey().value())
                        .toList();
        return moved.isEmpty()
                ? new Verification(true, again + " The assignments are those.")
                : new Verification(
                        false,
                        again + " But since then other arms were assigned to: " + String.join(", ", moved) + ".");
    }
}
