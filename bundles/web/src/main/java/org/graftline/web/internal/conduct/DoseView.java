package org.graftline.web.internal.conduct;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Administration;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.DoseRoute;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyDay;
import org.graftline.web.internal.bench.PersonNames;
import org.jspecify.annotations.Nullable;

/**
 * A dose in one version.
 *
 * @param mgPerKg null for people who must not know it too
 * @param weightG null for people who must not know the mg/kg
 */
record DoseView(
        UUID uuid,
        int version,
        MouseId mouse,
        StudyDay day,
        Dose.Outcome outcome,
        @Nullable Decimal volumeMl,
        @Nullable Decimal mgPerKg,
        @Nullable Integer line,
        @Nullable String vial,
        @Nullable DoseRoute route,
        @Nullable Decimal plannedMl,
        @Nullable Decimal weightG,
        @Nullable Instant at,
        @Nullable PersonId person,
        @Nullable String personName,
        @Nullable String because,
        @Nullable String proposal) {
    static DoseView of(Dose dose, PersonNames names) {
        Administration given = dose.administration();
        return new DoseView(
                dose.uuid(),
                dose.version(),
                dose.mouse(),
                dose.day(),
                dose.outcome(),
                dose.volumeMl(),
                dose.mgPerKg(),
                given == null ? null : given.line(),
                given == null ? null : given.vial(),
                given == null ? null : given.route(),
                given == null ? null : given.plannedMl(),
                given == null ? null : given.weightG(),
                given == null ? null : given.at(),
                given == null ? null : given.person(),
                given == null ? null : names.of(given.person()),
                given == null ? null : given.withheldBecause(),
                given == null ? null : given.proposal());
    }
}
