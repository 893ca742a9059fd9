package org.graftline.study.bench;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.graftline.study.CanonicalForm;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * How a study is measured: the settings of its Bench, versioned like everything else.
 *
 * @param study the study
 * @param version see {@link VersionedRow}
 * @param dayZero the calendar date of study day 0 in the study's zone; null where the study has none
 * @param independent whether earlier values and a colleague's appear only after one's own is saved
 * @param blinded roles that never learn an arm unless a person of theirs is unblinded; a person is blinded when all roles they hold
 *     in the study are in this set
 * @param impliedDecimals digits behind an implied decimal point (1: "084" is 8.4); 0 for points that are typed
 * @param smallestMm the smallest diameter that counts as measured, mm; null where the protocol has none
 * @param limits the protocol's limits
 * @param keepReasons what may be chosen for keeping a questioned reading, one to nine
 * @param missingReasons what may be chosen for "not measured", one to nine
 */
public record CaptureRules(
        StudyCode study,
        int version,
        @Nullable LocalDate dayZero,
        boolean independent,
        Set<Role> blinded,
        int impliedDecimals,
        @Nullable Decimal smallestMm,
        List<ProtocolLimit> limits,
        List<String> keepReasons,
        List<String> missingReasons)
        implements VersionedRow {
    private static final int KEYS = 9;

    /** @throws ImpossibleValueException if a list has no place on the digit keys or the implied decimals are out of 0 to 3 */
    public CaptureRules {
        blinded = blinded.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(blinded));
        limits = List.copyOf(limits);
        keepReasons = List.copyOf(keepReasons);
        missingReasons = List.copyOf(missingReasons);
        if (!fits(keepReasons) || !fits(missingReasons)) {
            throw new ImpossibleValueException(
                    "Reasons are chosen by the digits 1 to 9. Give one to nine of them, none blank.");
        }
        if (impliedDecimals < 0 || impliedDecimals > 3) {
            throw new ImpossibleValueException(
                    "%d implied decimals are impossible. Choose 0 (points are typed) to 3.".formatted(impliedDecimals));
        }
    }

    /** @return the rules of a study whose people have not set any: independent readings, technicians blinded, no limits */
    public static CaptureRules unset(StudyCode study) {
        return new CaptureRules(
                study,
                0,
                null,
                true,
                Set.of(Role.TECHNICIAN),
                0,
                null,
                List.of(),
                List.of(
                        "measured again, same value",
                        "tumor changed shape",
                        "tumor ulcerated or drained",
                        "other animal before, this value is right"),
                List.of("animal not found", "animal under anesthesia", "no time", "device failed"));
    }

    /** @return these rules for another study, version or day 0; everything else as it is */
    public CaptureRules forStudy(StudyCode other, int otherVersion, @Nullable LocalDate otherDayZero) {
        return new CaptureRules(
                other,
                otherVersion,
                otherDayZero,
                independent,
                blinded,
                impliedDecimals,
                smallestMm,
                limits,
                keepReasons,
                missingReasons);
    }

    private static boolean fits(List<String> reasons) {
        return !reasons.isEmpty() && reasons.size() <= KEYS && reasons.stream().noneMatch(String::isBlank);
    }

    @Override
    public String table() {
        return "capture_rules";
    }

    @Override
    public String id() {
        return study.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("version", version)
                .put("dayZero", dayZero == null ? null : dayZero.toString())
                .put("independent", independent ? 1 : 0)
                .putTexts("blinded", blinded.stream().map(Enum::name).sorted().toList())
                .put("impliedDecimals", impliedDecimals)
                .put("smallestMm", smallestMm)
                .putTexts("limits", limitTexts())
                .putTexts("keepReasons", keepReasons)
                .putTexts("missingReasons", missingReasons)
                .build();
    }

    /** @return the limits as texts, "QUANTITY threshold TIER" each: the form in which they are kept and hashed */
    public List<String> limitTexts() {
        return limits.stream()
                .map(limit -> limit.quantity().name() + " " + limit.threshold() + " "
                        + limit.tier().name())
                .toList();
    }

    /**
     * @param text as {@link #limitTexts()} writes it
     * @return the limit
     */
    public static ProtocolLimit limit(String text) {
        String[] parts = text.split(" ", -1);
        return new ProtocolLimit(
                ProtocolLimit.Quantity.valueOf(parts[0]), new Decimal(parts[1]), ProtocolLimit.Tier.valueOf(parts[2]));
    }
}
