package org.graftline.study.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What became of the alerts of one mouse and quantity, from the first one to the decision. It closes by a decision and by nothing else.
 *
 * @param mouse the animal
 * @param quantity what went over its limit
 * @param tier the worst tier reached so far
 * @param openedAt when the case was opened, microseconds
 * @param raised the alerts in it, oldest first; at least one
 * @param calls who was called when, oldest first
 * @param acknowledgments who said that they know, oldest first
 * @param nextCallAt when the next person is called unless somebody acknowledges; null where nobody is waiting to be called
 * @param decision what was decided; null while the case is open
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
        @Nullable Decision decision) {
    /** Copies the lists in. */
    public AlertCase {
        raised = List.copyOf(raised);
        calls = List.copyOf(calls);
        acknowledgments = List.copyOf(acknowledgments);
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
        NOT_DELIVERED
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

    /**
     * What ends a case; why, in the person's words, stands beside the document.
     *
     * @param kind what was decided
     * @param person who decided
     * @param at when
     * @param until the last day of an exemption; null for the other kinds
     */
    public record Decision(
            Kind kind,
            PersonId person,
            Instant at,
            @Nullable LocalDate until) {
        /** What can be decided. */
        public enum Kind {
            /** The mouse is euthanized. */
            EUTHANIZE,
            /** The mouse is treated for it. */
            TREAT,
            /** The mouse is looked at every day from now on. */
            DAILY_CHECK,
            /** A veterinarian exempts the mouse from this limit until a day. */
            EXEMPT
        }
    }

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
        return acknowledgments.stream().anyMatch(one -> one.tier().compareTo(tier) >= 0);
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

    /** @return the same with another alert in it, its tier the worse of both */
    public AlertCase with(Raised another) {
        List<Raised> all = new java.util.ArrayList<>(raised);
        all.add(another);
        all.sort(Comparator.comparing(Raised::capturedAt).thenComparing(Raised::tier));
        Tier worse = another.tier().compareTo(tier) > 0 ? another.tier() : tier;
        return new AlertCase(mouse, quantity, worse, openedAt, all, calls, acknowledgments, nextCallAt, decision);
    }

    /** @return the same with people called, and when the next will be */
    public AlertCase with(Call call, @Nullable Instant next) {
        List<Call> all = new java.util.ArrayList<>(calls);
        all.add(call);
        return new AlertCase(mouse, quantity, tier, openedAt, raised, all, acknowledgments, next, decision);
    }

    /** @return the same waiting until another time for the next call; null for not at all */
    public AlertCase waiting(@Nullable Instant next) {
        return new AlertCase(mouse, quantity, tier, openedAt, raised, calls, acknowledgments, next, decision);
    }

    /** @return the same acknowledged: nobody else is called */
    public AlertCase with(Acknowledgment acknowledgment) {
        List<Acknowledgment> all = new java.util.ArrayList<>(acknowledgments);
        all.add(acknowledgment);
        return new AlertCase(mouse, quantity, tier, openedAt, raised, calls, all, null, decision);
    }

    /** @return the same closed */
    public AlertCase with(Decision decided) {
        return new AlertCase(mouse, quantity, tier, openedAt, raised, calls, acknowledgments, null, decided);
    }
}
