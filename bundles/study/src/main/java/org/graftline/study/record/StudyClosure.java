package org.graftline.study.record;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What of a study is closed, and which acts that leaves out. Locked data are not corrected, taken back, moved, imported into or drawn from until
 * they are opened; a first observation is still taken and counted, since no plausible observation is refused. An archived study takes
 * nothing. Judged in the transaction of the act, so that no act slips past a lock.
 *
 * @param dataLocked whether the data are locked
 * @param archived whether the study is in the archive
 */
public record StudyClosure(boolean dataLocked, boolean archived) {
    /** Nothing is closed. */
    public static final StudyClosure NONE = new StudyClosure(false, false);

    private static final Set<ActKind> CHANGES = EnumSet.of(
            ActKind.IMPORT_FILE,
            ActKind.CORRECT_READING,
            ActKind.WITHDRAW_READING,
            ActKind.MOVE_READINGS,
            ActKind.RANDOMIZE,
            ActKind.SET_UP_STUDY,
            ActKind.ENROLL_MICE,
            ActKind.AMEND_PROTOCOL);

    /** @return why the act is refused, a sentence; empty if it is not */
    public Optional<String> refusal(Act act) {
        if (act.kind() == ActKind.LOCK_STUDY) {
            return Optional.empty();
        }
        String study = act.chain().name().replaceFirst("^study:", "");
        if (archived) {
            return Optional.of(
                    "Not saved: study %s is archived, and nothing of it changes any more. Take it out of the archive with a reason first."
                            .formatted(study));
        }
        return dataLocked && CHANGES.contains(act.kind())
                ? Optional.of(
                        "Not saved: the data of study %s are locked, and what they say does not change. A director opens them again with a reason, on the page Locks."
                                .formatted(study))
                : Optional.empty();
    }
}
