package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;
import org.graftline.study.conduct.EnrollmentRules.Balance;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.graftline.study.conduct.EnrollmentRules.Method;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Rules as a client sends them: all of them, as it was shown them and changed them.
 *
 * @param version the version that was seen; 0 where none were set
 * @param why the reason
 */
record EnrollmentRulesBody(
        @Nullable Integer version,
        @Nullable List<ShareBody> arms,
        @Nullable Method method,
        @Nullable String minVolumeMm3,
        @Nullable String maxVolumeMm3,
        @Nullable String minWeightG,
        @Nullable Integer freshHours,
        @Nullable Cages cages,
        @Nullable BalanceBody balance,
        @Nullable Integer tries,
        @Nullable List<Integer> blockMultiples,
        @Nullable String preferred,
        @Nullable List<String> volumeCutsMm3,
        @Nullable String why) {
    /** An arm and its ratio. */
    record ShareBody(@Nullable String arm, @Nullable Integer ratio) {
        ArmShare share() {
            return new ArmShare(new ArmName(Texts.required("arm", arm, Texts.NAME)), required("ratio", ratio));
        }
    }

    /** How far arm means may lie apart. */
    record BalanceBody(@Nullable String most, Balance.@Nullable Unit unit) {
        Balance balance() {
            return new Balance(new Decimal(Texts.required("most", most, Texts.NAME)), required("unit", unit));
        }
    }

    EnrollmentRules rules() {
        return new EnrollmentRules(
                required("version", version) + 1,
                required("arms", arms).stream().map(ShareBody::share).toList(),
                required("method", method),
                decimal("minVolumeMm3", minVolumeMm3),
                decimal("maxVolumeMm3", maxVolumeMm3),
                decimal("minWeightG", minWeightG),
                freshHours,
                required("cages", cages),
                balance == null ? null : balance.balance(),
                required("tries", tries),
                required("blockMultiples", blockMultiples),
                new Decimal(Texts.required("preferred", preferred, Texts.NAME)),
                required("volumeCutsMm3", volumeCutsMm3).stream()
                        .map(cut -> new Decimal(Texts.required("volumeCutsMm3", cut, Texts.NAME)))
                        .toList());
    }

    private static @Nullable Decimal decimal(String key, @Nullable String text) {
        return text == null ? null : new Decimal(Texts.required(key, text, Texts.NAME));
    }
}
