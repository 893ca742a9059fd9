package org.graftline.conduct.internal.dosing;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.Administration;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.Dose.Outcome;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.DoseEntry;
import org.graftline.study.conduct.Treatment;
import org.jspecify.annotations.Nullable;

/** Makes a dose of what a person entered, or says why it cannot have happened. No sentence names an arm or an agent. */
final class DoseMaker {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** A clock that is off by more is not a clock; one that is off by less is the client's and is forgiven. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private DoseMaker() {}

    /**
     * @param doses of this mouse, in their current versions
     * @param now ours
     * @throws StudyException if it cannot have happened
     */
    static Dose make(KnownStudy study, DoseEntry entry, int version, PersonId person, List<Dose> doses, Instant now) {
        MouseId mouse = entry.mouse();
        study.mouse(mouse);
        if (entry.at().isAfter(now.plus(AHEAD))) {
            throw new StudyException(
                    "Not saved: the dose of mouse '%s' is from %s, which is yet to come. Set the clock of this computer."
                            .formatted(mouse, minute(study, entry.at())));
        }
        requireRandomized(study, entry);
        Plan.Line line = Plan.line(study, mouse, entry.day(), entry.line())
                .orElseThrow(() -> new StudyException(
                        "Not saved: no regimen of mouse '%s' has a treatment %d on day %s. Ask the director to set the regimen, or choose another day."
                                .formatted(mouse, entry.line(), entry.day())));
        String vial = entry.vial() == null
                ? Plan.vial(mouse, line.treatment())
                : entry.vial().strip();
        Treatment used = Plan.inVial(study, vial)
                .orElseThrow(() ->
                        new StudyException("Not saved: no vial of study %s has the code '%s'. Read the label again."
                                .formatted(study.study().code(), vial)));
        PlannedVolume planned = PlannedVolume.of(study, mouse, line.treatment(), entry.day(), entry.at());
        Decimal volume = volume(entry, planned);
        String because = because(entry);
        Reading weight = planned.weight();
        return new Dose(
                entry.uuid(),
                version,
                study.study().code(),
                mouse,
                entry.day(),
                entry.outcome(),
                volume == null ? null : new PlannedVolume(used, weight, entry.day()).mgPerKg(volume),
                volume,
                new Administration(
                        entry.line(),
                        vial,
                        line.treatment().route(),
                        planned.roundedMl(),
                        planned.weightG(),
                        weight == null ? null : weight.uuid(),
                        entry.at(),
                        person,
                        because,
                        Holidays.proposal(study, mouse, line.regimen().holidays(), entry.day(), entry.at(), doses)));
    }

    private static void requireRandomized(KnownStudy study, DoseEntry entry) {
        MouseId mouse = entry.mouse();
        if (study.arm(mouse) == null) {
            throw new StudyException(
                    "Not saved: mouse '%s' is not randomized, and nothing is given before that. Randomize it first, or choose the right mouse."
                            .formatted(mouse));
        }
        Instant drawn = study.drawnAt(mouse);
        if (drawn != null && entry.at().isBefore(drawn)) {
            throw new StudyException(
                    "Not saved: mouse '%s' was randomized on %s, and this dose is from %s, before it. Correct the time, or choose the right mouse."
                            .formatted(mouse, minute(study, drawn), minute(study, entry.at())));
        }
        if (study.ownDay(mouse, entry.day()) < 0) {
            throw new StudyException(
                    "Not saved: day %s lies before the randomization of mouse '%s' (its day 0), and nothing is given before that. Correct the day."
                            .formatted(entry.day(), mouse));
        }
    }

    private static @Nullable Decimal volume(DoseEntry entry, PlannedVolume planned) {
        Decimal sent = entry.volumeMl();
        Decimal all = planned.roundedMl();
        return switch (entry.outcome()) {
            case WITHHELD -> {
                if (sent != null) {
                    throw new StudyException(
                            "Not saved: the dose of mouse '%s' was withheld and has a volume of %s mL. Leave the volume out, or say that it was given."
                                    .formatted(entry.mouse(), sent));
                }
                yield null;
            }
            case GIVEN -> {
                if (sent == null && all == null) {
                    throw new StudyException(
                            "Not saved: no weight of mouse '%s' is known, so no volume either. Weigh it, or enter the volume that was given."
                                    .formatted(entry.mouse()));
                }
                yield sent == null ? all : sent;
            }
            case PARTIAL -> {
                if (sent == null) {
                    throw new StudyException(
                            "Not saved: part of the dose of mouse '%s' was given, and no volume says how much. Enter the volume."
                                    .formatted(entry.mouse()));
                }
                if (all != null && sent.value() >= all.value()) {
                    throw new StudyException(
                            "Not saved: %s mL is no part of the %s mL that were planned for mouse '%s'. Record it as given, with this volume."
                                    .formatted(sent, all, entry.mouse()));
                }
                yield sent;
            }
            case RETRACTED ->
                throw new StudyException(
                        "Not saved: a dose is taken back by taking back its record, not by entering one.");
        };
    }

    private static @Nullable String because(DoseEntry entry) {
        String because = entry.because() == null ? "" : entry.because().strip();
        boolean withheld = entry.outcome() == Outcome.WITHHELD;
        if (withheld == because.isEmpty()) {
            throw new StudyException(
                    withheld
                            ? "Not saved: the dose of mouse '%s' was withheld without a reason. Choose one."
                                    .formatted(entry.mouse())
                            : "Not saved: the dose of mouse '%s' was given and has a reason to withhold it. Leave the reason out."
                                    .formatted(entry.mouse()));
        }
        return withheld ? because : null;
    }

    /** @return what contradicts a removal; null where nothing does. Withholding something from a mouse that is gone contradicts nothing */
    static @Nullable String contradiction(KnownStudy study, Dose dose) {
        Removal removal = study.removal(dose.mouse());
        if (removal == null || dose.outcome() == Outcome.WITHHELD || dose.outcome() == Outcome.RETRACTED) {
            return null;
        }
        Instant left = removal.at();
        Administration given = dose.administration();
        boolean after = (left != null && given != null)
                ? !given.at().isBefore(left)
                : dose.day().compareTo(removal.day()) > 0;
        return after
                ? "Mouse '%s' was dosed on day %s%s, and the record of its leaving says day %s%s. Only one of the two can be right."
                        .formatted(
                                dose.mouse(),
                                dose.day(),
                                given == null ? "" : " (" + minute(study, given.at()) + ")",
                                removal.day(),
                                left == null ? "" : " (" + minute(study, left) + ")")
                : null;
    }

    static String minute(KnownStudy study, Instant at) {
        return MINUTE.format(at.atZone(study.study().zone())) + " "
                + study.study().zone().getId();
    }
}
