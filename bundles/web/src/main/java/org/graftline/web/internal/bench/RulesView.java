package org.graftline.web.internal.bench;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/** How a study is measured, as {@link CaptureRules}. */
record RulesView(
        @Nullable LocalDate dayZero,
        boolean independent,
        List<Role> blinded,
        int impliedDecimals,
        @Nullable Decimal smallestMm,
        List<Limit> limits,
        List<String> keepReasons,
        List<String> missingReasons,
        int version) {
    RulesView {
        blinded = List.copyOf(blinded);
        limits = List.copyOf(limits);
        keepReasons = List.copyOf(keepReasons);
        missingReasons = List.copyOf(missingReasons);
    }

    /**
     * A limit of the protocol.
     *
     * @param sentence as {@link ProtocolLimit#sentence()}, for a page that has to say it without a network
     */
    record Limit(
            ProtocolLimit.Quantity quantity, Decimal threshold, ProtocolLimit.Tier tier, String unit, String sentence) {
        static Limit of(ProtocolLimit limit) {
            return new Limit(
                    limit.quantity(),
                    limit.threshold(),
                    limit.tier(),
                    limit.quantity().unit(),
                    limit.sentence());
        }
    }

    static RulesView of(CaptureRules rules) {
        return new RulesView(
                rules.dayZero(),
                rules.independent(),
                rules.blinded().stream().sorted().toList(),
                rules.impliedDecimals(),
                rules.smallestMm(),
                rules.limits().stream().map(Limit::of).toList(),
                rules.keepReasons(),
                rules.missingReasons(),
                rules.version());
    }
}
