package org.graftline.web.internal.bench;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.graftline.study.Decimal;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.people.Role;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Rules as a client sends them: all of them, as it was shown them and changed them.
 *
 * @param version the version that was seen; 0 where none were set
 * @param why the reason
 */
record RulesBody(
        @Nullable LocalDate dayZero,
        @Nullable Boolean independent,
        @Nullable Set<Role> blinded,
        @Nullable Integer impliedDecimals,
        @Nullable String smallestMm,
        @Nullable List<LimitBody> limits,
        @Nullable List<String> keepReasons,
        @Nullable List<String> missingReasons,
        @Nullable Integer version,
        @Nullable String why) {
    private static final int MOST_LIMITS = 50;

    /** A limit; its unit and its sentence follow from the others, and are taken but not needed. */
    record LimitBody(
            ProtocolLimit.@Nullable Quantity quantity,
            @Nullable String threshold,
            ProtocolLimit.@Nullable Tier tier,
            @Nullable String unit,
            @Nullable String sentence) {
        ProtocolLimit limit() {
            return new ProtocolLimit(
                    required("quantity", quantity),
                    new Decimal(Texts.required("threshold", threshold, Texts.NAME)),
                    required("tier", tier));
        }
    }

    CaptureRules rules(StudyCode study) {
        List<LimitBody> sent = required("limits", limits);
        if (sent.size() > MOST_LIMITS) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "%d limits are above the most of %d. Leave out what other limits include."
                            .formatted(sent.size(), MOST_LIMITS));
        }
        return new CaptureRules(
                study,
                required("version", version) + 1,
                dayZero,
                required("independent", independent),
                required("blinded", blinded),
                required("impliedDecimals", impliedDecimals),
                smallestMm == null ? null : new Decimal(Texts.required("smallestMm", smallestMm, Texts.NAME)),
                sent.stream().map(LimitBody::limit).toList(),
                reasons("keepReasons", keepReasons),
                reasons("missingReasons", missingReasons));
    }

    private static List<String> reasons(String key, @Nullable List<String> sent) {
        return required(key, sent).stream()
                .map(text -> Texts.required(key, text, Texts.NAME))
                .toList();
    }
}
