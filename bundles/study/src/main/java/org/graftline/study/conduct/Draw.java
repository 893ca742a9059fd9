package org.graftline.study.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One randomization: first the list of mice, fixed before any chance is drawn, then the same with what chance gave. Holds everything
 * that the draw can be made again from.
 *
 * @param draw names it for ever
 * @param fixedAt when the list was fixed
 * @param fixedBy who fixed it
 * @param rules the rules it follows, as they stood
 * @param replaces the draw it takes the place of; null for mice that had no arm
 * @param mice every mouse of the study with its volume, in the order of ids; those without an obstacle are drawn
 * @param before mice that were in the arms already, where the method looks at them; else empty
 * @param openBlocks what is left of each donor's block, where the method has blocks; else empty
 * @param result what chance gave; null while the list is fixed and not drawn
 */
public record Draw(
        UUID draw,
        Instant fixedAt,
        PersonId fixedBy,
        EnrollmentRules rules,
        @Nullable UUID replaces,
        List<Candidate> mice,
        List<Placed> before,
        List<OpenBlock> openBlocks,
        @Nullable Result result) {
    /** Copies the lists in. */
    public Draw {
        mice = List.copyOf(mice);
        before = List.copyOf(before);
        openBlocks = List.copyOf(openBlocks);
    }

    /** @return the mice to be drawn, in the order of ids */
    public List<Candidate> eligible() {
        return mice.stream().filter(Candidate::eligible).toList();
    }

    /** @return the arm that the draw gave a mouse; empty where it is not drawn yet or the mouse is not in it */
    public Optional<ArmName> armOf(MouseId mouse) {
        return result == null
                ? Optional.empty()
                : Optional.ofNullable(result.arms().get(mouse));
    }

    /** @return the same list with what chance gave */
    public Draw with(Result drawn) {
        return new Draw(draw, fixedAt, fixedBy, rules, replaces, mice, before, openBlocks, drawn);
    }

    /**
     * A mouse that was in an arm before the draw.
     *
     * @param volumeMm3 its volume when it was drawn, mm³; null where no draw says
     */
    public record Placed(
            MouseId mouse,
            DonorId donor,
            @Nullable String cage,
            @Nullable Decimal volumeMm3,
            ArmName arm) {}

    /**
     * What is left of a donor's block of places.
     *
     * @param left places by arm, arms without a place left out
     */
    public record OpenBlock(DonorId donor, Map<ArmName, Integer> left) {
        /** Copies the places in. */
        public OpenBlock {
            left = Map.copyOf(left);
        }
    }

    /**
     * What chance gave.
     *
     * @param drawnAt when
     * @param drawnBy who pressed the button
     * @param dayZero the day 0 that the draw gave, its date in the study's zone, to mice that have one of their own and had none yet
     *     ({@link DayZeroRule#BY_MOUSE}); it stands in their enrollment, which {@link OwnDays} reads. Null where it gave none, since
     *     the study's day 0 or the cohort's is theirs
     * @param seed 16 hexadecimal digits, drawn by the system
     * @param algorithm generator and procedure with their version, such as "philox4x32-10/1"
     * @param arms the arm of each mouse
     * @param balance the donors in the order of their codes
     * @param openBlocks what is left of each donor's block afterwards
     */
    public record Result(
            Instant drawnAt,
            PersonId drawnBy,
            @Nullable LocalDate dayZero,
            String seed,
            String algorithm,
            Map<MouseId, ArmName> arms,
            List<DonorBalance> balance,
            List<OpenBlock> openBlocks) {
        /** Copies the lists in. */
        public Result {
            arms = Map.copyOf(arms);
            balance = List.copyOf(balance);
            openBlocks = List.copyOf(openBlocks);
        }
    }
}
