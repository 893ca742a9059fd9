package org.graftline.study.conduct;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Randomization, always within donor. First the list of mice is fixed, then chance is drawn, each in an act of its own; nobody can see
 * what chance gives before the list is fixed. Seeds are drawn by the system. Whoever is blinded in the study may do none of it and sees
 * no arm. Safe for many threads.
 */
@ProviderType
public interface Randomizations {
    /**
     * @return the rules of a study; {@link EnrollmentRules#unset} where none were set. Asks for READ_STUDY
     * @throws org.graftline.study.people.NotAllowedException if the person is blinded
     */
    EnrollmentRules rules(Actor actor, StudyCode study);

    /**
     * Sets the rules. Asks for {@link org.graftline.study.people.Permission#RANDOMIZE}.
     *
     * @param rules the next version of the current ones
     * @param reason not blank
     * @return the rules as stored
     * @throws org.graftline.study.StudyException if the study has no such arm
     * @throws org.graftline.study.record.ConcurrentChangeException if somebody set them first
     */
    EnrollmentRules setRules(Actor actor, StudyCode study, EnrollmentRules rules, String reason);

    /** @return every mouse with its volume and what stands against it, as of now, in the order of ids; asks for RANDOMIZE. Tells no arm */
    List<Candidate> candidates(Actor actor, StudyCode study);

    /**
     * What may be expected of a draw from the mice as they are now. Asks for RANDOMIZE; stores nothing.
     *
     * @param seed of the simulation: the same seed and records give the same preview
     * @param simulations 1 to 10,000
     */
    DrawPreview preview(Actor actor, StudyCode study, long seed, int simulations);

    /**
     * How firm a draw is: its own seed, the volumes read again. For a list that is fixed and not drawn as {@link #preview}. Asks for
     * RANDOMIZE; stores nothing.
     */
    DrawPreview stability(Actor actor, StudyCode study, UUID draw, long seed, int simulations);

    /**
     * Fixes the list of mice of a draw. Asks for RANDOMIZE. Nothing is drawn yet. The same draw again is answered as it stands.
     *
     * @param request which mice and why
     * @throws org.graftline.study.StudyException if no draw can be made from the list: no volumes, too few mice of a donor, a mouse that
     *     is named and not eligible, a second draw without a reason
     */
    Recorded fix(Actor actor, StudyCode study, FixRequest request);

    /**
     * Draws the arms of a fixed list; the assignments are written in the same act. Asks for RANDOMIZE. A list that is drawn already is
     * answered as it stands.
     *
     * @throws UnbalancedDrawException if none of the allocations that were tried meets the balance rule; nothing is stored then
     * @throws org.graftline.study.StudyException if the list no longer holds: rules or arms changed, a mouse left
     */
    Recorded draw(Actor actor, StudyCode study, UUID draw);

    /**
     * @return every draw and fixed list, first to last. Asks for READ_STUDY; blinded people get neither rules nor results nor reasons, and of
     *     the mice those in the draw without their volumes
     */
    List<Recorded> draws(Actor actor, StudyCode study);

    /** Makes a draw again from its seed and compares. Asks for READ_STUDY; not for blinded people. */
    Verification verify(Actor actor, StudyCode study, UUID draw);

    /**
     * @param draw names it; drawn by the client, so that a repeated message is recognized
     * @param mice the mice to be drawn, every one of them eligible; empty for all that are
     * @param replaces the draw whose mice are drawn again, which must be the study's last; null for mice without an arm
     * @param reason why; may be blank for the first draw, and for mice that are drawn as they come
     */
    record FixRequest(
            UUID draw, List<MouseId> mice, @Nullable UUID replaces, String reason) {
        /** Copies the mice in. */
        public FixRequest {
            mice = List.copyOf(mice);
        }
    }

    /**
     * A draw and where the ledger has it.
     *
     * @param draw the list, and what chance gave
     * @param fixed entry of the ledger that fixed the list
     * @param drawn entry of the ledger with the result; null while not drawn
     * @param by the name of who drew it, or fixed the list
     * @param at when that was
     * @param reason as given; empty for blinded people
     * @param replacedBy the draw that took its place; null while it holds
     */
    record Recorded(
            Draw draw,
            long fixed,
            @Nullable Long drawn,
            String by,
            Instant at,
            String reason,
            @Nullable UUID replacedBy) {}

    /**
     * @param same whether seed and inputs give the recorded arms, tries and balance again, and the assignments are those
     * @param sentence what was compared, and what differs
     */
    record Verification(boolean same, String sentence) {}
}
