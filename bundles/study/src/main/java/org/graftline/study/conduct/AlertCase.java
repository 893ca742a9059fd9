package org.graftline.study.conduct;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What became of the alerts of one mouse and quantity, from the first one to the decision. It closes by a decision and by nothing else;
 * that the mouse left the study is one.
 *
 * @param mouse the animal
 * @param quantity what went over its limit
 * @param tier the worst tier reached so far
 * @param openedAt when the case was opened, microseconds
 * @param raised the alerts in it, oldest first; at least one
 * @param calls who was called when, oldest first
 * @param acknowledgments who said that they know, oldest first
 * @param nextCallAt when the next person is called unless somebody acknowledges, or reminded unless somebody decides; null where nobody
 *     is waiting to be called
 * @param decision what was decided; null while the case is open
 * @param corrections what became of the readings behind it since, in the order in which it was noticed
 */
public record AlertCase(
        MouseId mouse,
        Quantity quantity,
        Tier tier,
        Instant openedAt,
        List<Raised> raised,
        List<Call> calls,
        List<Acknowledgment> acknowledgments,
        @Nullable Instant nextCallAt,
        @Nullable AlertDecision decision,
        List<AlertCorrection> corrections) {
    /** Copies the lists in. */
    public AlertCase {
        raised = List.copyOf(raised);
        calls = List.copyOf(calls);
        acknowledgments = List.copyOf(acknowledgments);
        corrections = corrections == null ? List.of() : List.copyOf(corrections); // a document of before knows none
    }

    /** A case at its beginning. */
    public static AlertCase opened(Alert alert, Instant at) {
        return new AlertCase(
                alert.mouse(),
                alert.limit().quantity(),
                alert.limit().tier(),
                at,
                List.of(Raised.of(alert)),
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }

    /**
     * An alert as it was when it joined the case.
     *
     * @param reading the reading that raised it
     * @param threshold the limit, in the quantity's unit
     * @param value what was measured, in the quantity's unit
     * @param capturedAt when the animal was looked at
     */
    public record Raised(UUID reading, Tier tier, Decimal threshold, Decimal value, Instant capturedAt) {
        /** @return the alert as it joins a case */
        public static Raised of(Alert alert) {
            return new Raised(
                    alert.reading(),
                    alert.limit().tier(),
                    alert.limit().threshold(),
                    alert.value(),
                    alert.capturedAt());
        }
    }

    /** Why people were called. */
    public enum Occasion {
        /** The case was opened. */
        OPENED,
        /** A worse tier was reached. */
        WORSE,
        /** Nobody acknowledged in the protocol's time. */
        NOT_ACKNOWLEDGED,
        /** The message to whoever was called could not be delivered. */
        NOT_DELIVERED,
        /** Somebody acknowledged, and nobody has decided in the protocol's time again. */
        NOT_DECIDED
    }

    /**
     * One step along the chain.
     *
     * @param at when
     * @param tier how urgent it was then
     * @param occasion why
     * @param place of the person in the chain, from 0; −1 where the study has no chain and its directors were called
     * @param called who; empty where nobody could be
     * @param passedOver who would have been called before them, and why not
     */
    public record Call(
            Instant at, Tier tier, Occasion occasion, int place, List<PersonId> called, List<PassedOver> passedOver) {
        /** Where the study has no chain. */
        public static final int NO_CHAIN = -1;

        /** Copies the lists in. */
        public Call {
            called = List.copyOf(called);
            passedOver = List.copyOf(passedOver);
        }
    }

    /** Somebody of the chain who was not called. */
    public record PassedOver(PersonId person, Why why) {
        /** Why somebody is passed over. */
        public enum Why {
            /** Unknown to the platform, or disabled. */
            DISABLED,
            /** Holds no role in the study that may handle alerts. */
            NO_ROLE,
            /** To be called only by mail, and no mail server is set up. */
            NO_MAIL_SERVER,
            /** To be called only by mail, and there is no address. */
            NO_ADDRESS
        }
    }

    /** Somebody said that they know and look after it. */
    public record Acknowledgment(PersonId person, Instant at, Tier tier) {}

    /** @return the name of the case that an alert opens */
    public static String nameOf(Alert alert) {
        return alert.reading() + "." + alert.limit().quantity() + "."
                + alert.limit().tier();
    }

    /** @return whether nobody has decided yet */
    public boolean isOpen() {
        return decision == null;
    }

    /** @return whether somebody said, of the tier as it is now, that they know */
    public boolean isAcknowledged() {
        return known().isPresent();
    }

    /** @return who said last, of the tier as it is now, that they know; empty if nobody did */
    public Optional<Acknowledgment> known() {
        return acknowledgments.stream()
                .filter(one -> one.tier().compareTo(tier) >= 0)
                .reduce((one, later) -> later);
    }

    /** @return who was reminded since somebody acknowledged, oldest first; empty where nobody has acknowledged */
    public List<Call> reminders() {
        return known().map(known -> calls.stream()
                        .filter(call -> call.at().isAfter(known.at()))
                        .toList())
                .orElse(List.of());
    }

    /** @return whether an alert is in it */
    public boolean has(Alert alert) {
        return raised.stream()
                .anyMatch(one -> one.reading().equals(alert.reading())
                        && one.tier() == alert.limit().tier());
    }

    /** @return the alert that says how bad it is: of the worst tier the latest */
    public Raised worst() {
        return raised.stream()
                .max(Comparator.comparing(Raised::tier).thenComparing(Raised::capturedAt))
                .orElseThrow();
    }

    /** @return what became of a reading behind it; empty while it stands as it was when it raised the alert */
    public Optional<AlertCorrection> correction(Raised one) {
        return corrections.stream().filter(correction -> correction.isOf(one)).reduce((before, later) -> later);
    }

    /** @return whether no reading behind it reaches its limit any more: each was corrected, taken back or moved */
    public boolean isRefuted() {
        return raised.stream()
                .allMatch(one -> correction(one).filter(now -> !now.reaches()).isPresent());
    }

    /** @return the same with another alert in it, its tier the worse of both */
    public AlertCase with(Raised another) {
        List<Raised> all = plus(raised, another).stream()
                .sorted(Comparator.comparing(Raised::capturedAt).thenComparing(Raised::tier))
                .toList();
        Tier worse = another.tier().compareTo(tier) > 0 ? another.tier() : tier;
        return new AlertCase(
                mouse, quantity, worse, openedAt, all, calls, acknowledgments, nextCallAt, decision, corrections);
    }

    /** @return the same with people called, and when the next will be */
    public AlertCase with(Call call, @Nullable Instant next) {
        return new AlertCase(
                mouse,
                quantity,
                tier,
                openedAt,
                raised,
                plus(calls, call),
                acknowledgments,
                next,
                decision,
                corrections);
    }

    /** @return the same waiting until another time for the next call; null for not at all */
    public AlertCase waiting(@Nullable Instant next) {
        return new AlertCase(
                mouse, quantity, tier, openedAt, raised, calls, acknowledgments, next, decision, corrections);
    }

    /** @return the same acknowledged: nobody else is called before the time that is given, nor ever where none is */
    public AlertCase with(Acknowledgment acknowledgment, @Nullable Instant next) {
        return new AlertCase(
                mouse,
                quantity,
                tier,
                openedAt,
                raised,
                calls,
                plus(acknowledgments, acknowledgment),
                next,
                decision,
                corrections);
    }

    /** @return the same with what became of a reading behind it */
    public AlertCase with(AlertCorrection correction) {
        return new AlertCase(
                mouse,
                quantity,
                tier,
                openedAt,
                raised,
                calls,
                acknowledgments,
                nextCallAt,
                decision,
                plus(corrections, correction));
    }

    /** @return the same closed */
    public AlertCase with(AlertDecision decided) {
        return new AlertCase(
                mouse, quantity, tier, openedAt, raised, calls, acknowledgments, null, decided, corrections);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
