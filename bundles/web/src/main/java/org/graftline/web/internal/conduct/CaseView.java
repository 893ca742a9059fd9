package org.graftline.web.internal.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.PassedOver;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertCorrection;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.conduct.Alerts;
import org.graftline.web.internal.bench.PersonNames;
import org.jspecify.annotations.Nullable;

/**
 * The case of an alert as the pages show it. Neither an arm nor a donor.
 *
 * @param what what was reached and by how much
 * @param sentence what it means and what to do
 * @param callsMe whether the person who asks was called and nobody has acknowledged since
 * @param nextCallAt when the next is called, or reminded where somebody acknowledged
 * @param refuted whether no reading behind it reaches its limit any more
 * @param offers what can be decided now
 */
record CaseView(
        StudyCode study,
        String name,
        int version,
        MouseId mouse,
        ProtocolLimit.Quantity quantity,
        ProtocolLimit.Tier tier,
        String what,
        String sentence,
        Instant openedAt,
        boolean open,
        boolean acknowledged,
        boolean callsMe,
        @Nullable Instant nextCallAt,
        boolean refuted,
        List<AlertDecision.Kind> offers,
        List<Raised> raised,
        List<Call> calls,
        List<Known> acknowledgments,
        List<Message> messages,
        @Nullable Decided decision) {
    CaseView {
        offers = List.copyOf(offers);
        raised = List.copyOf(raised);
        calls = List.copyOf(calls);
        acknowledgments = List.copyOf(acknowledgments);
        messages = List.copyOf(messages);
    }

    /**
     * An alert in it.
     *
     * @param changed what became of the reading since; null where it stands as it was
     */
    record Raised(
            UUID reading,
            ProtocolLimit.Tier tier,
            Decimal threshold,
            Decimal value,
            String unit,
            Instant capturedAt,
            @Nullable Changed changed) {}

    /**
     * What became of a reading.
     *
     * @param sentence with {@value AlertCorrection#WHEN} where the time belongs
     * @param byName who changed it; null where another reading was changed
     */
    record Changed(
            AlertCorrection.Change change,
            String sentence,
            boolean reaches,
            Instant at,
            @Nullable String byName) {}

    /** Who was called. */
    record Call(
            Instant at,
            ProtocolLimit.Tier tier,
            AlertCase.Occasion occasion,
            boolean byChain,
            List<String> called,
            List<Passed> passedOver) {
        Call {
            called = List.copyOf(called);
            passedOver = List.copyOf(passedOver);
        }
    }

    /** Who was not called, and why. */
    record Passed(String name, PassedOver.Why why) {}

    /** Who acknowledged. */
    record Known(String name, Instant at, ProtocolLimit.Tier tier) {}

    /** What became of a message. */
    record Message(
            String name,
            Channel channel,
            Instant queuedAt,
            AlertNotice.State state,
            @Nullable Instant endedAt,
            AlertNotice.@Nullable Why why) {}

    /** What was decided. */
    record Decided(
            AlertDecision.Kind kind,
            String name,
            Instant at,
            @Nullable LocalDate until,
            AlertDecision.@Nullable Left left,
            @Nullable String reason) {}

    static CaseView of(Alerts.Kept kept, PersonId asking, PersonNames names) {
        AlertCase alert = kept.alert();
        AlertCase.Raised worst = alert.worst();
        Alert reached = new Alert(
                worst.reading(),
                1,
                kept.study(),
                alert.mouse(),
                new ProtocolLimit(alert.quantity(), worst.threshold(), worst.tier()),
                worst.value(),
                worst.capturedAt());
        boolean called = alert.calls().stream().anyMatch(call -> call.called().contains(asking));
        return new CaseView(
                kept.study(),
                kept.name(),
                kept.version(),
                alert.mouse(),
                alert.quantity(),
                alert.tier(),
                reached.what(),
                reached.sentence(),
                alert.openedAt(),
                alert.isOpen(),
                alert.isAcknowledged(),
                alert.isOpen() && !alert.isAcknowledged() && called,
                alert.nextCallAt(),
                alert.isRefuted(),
                kept.offers().stream().sorted().toList(),
                alert.raised().stream().map(one -> raised(alert, one, names)).toList(),
                alert.calls().stream().map(call -> call(call, names)).toList(),
                alert.acknowledgments().stream()
                        .map(one -> new Known(names.named(one.person()), one.at(), one.tier()))
                        .toList(),
                kept.notices().stream()
                        .map(one -> new Message(
                                names.named(one.person()),
                                one.channel(),
                                one.queuedAt(),
                                one.state(),
                                one.endedAt(),
                                one.why()))
                        .toList(),
                decided(kept, names));
    }

    private static Raised raised(AlertCase alert, AlertCase.Raised one, PersonNames names) {
        return new Raised(
                one.reading(),
                one.tier(),
                one.threshold(),
                one.value(),
                alert.quantity().unit(),
                one.capturedAt(),
                alert.correction(one)
                        .map(changed -> new Changed(
                                changed.change(),
                                changed.sentence(one, alert.quantity()),
                                changed.reaches(),
                                changed.at(),
                                names.of(changed.by())))
                        .orElse(null));
    }

    private static Call call(AlertCase.Call call, PersonNames names) {
        return new Call(
                call.at(),
                call.tier(),
                call.occasion(),
                call.place() != AlertCase.Call.NO_CHAIN,
                call.called().stream().map(names::named).toList(),
                call.passedOver().stream()
                        .map(one -> new Passed(names.named(one.person()), one.why()))
                        .toList());
    }

    private static @Nullable Decided decided(Alerts.Kept kept, PersonNames names) {
        AlertDecision decision = kept.alert().decision();
        return decision == null
                ? null
                : new Decided(
                        decision.kind(),
                        names.named(decision.person()),
                        decision.at(),
                        decision.until(),
                        decision.left(),
                        kept.reason());
    }
}
