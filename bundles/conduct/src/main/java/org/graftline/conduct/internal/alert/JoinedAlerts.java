package org.graftline.conduct.internal.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Occasion;
import org.graftline.study.conduct.AlertCase.Raised;
import org.graftline.study.conduct.AlertDecision;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts open a case, which join one, and who has to be called for it. An alert that is in a case already changes nothing, so that
 * all alerts of a study may be brought again at any time.
 */
final class JoinedAlerts {
    private final StudyCode study;
    private final ZoneId zone;
    private final Instant now;
    private final List<StoredCase> kept;
    private final Evidence evidence;
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final List<Change> done = new ArrayList<>();

    /**
     * What alerts did to a case.
     *
     * @param before as kept, version 0 for a new one
     * @param after as it is now
     * @param occasion why people are called; null where nobody is
     */
    record Change(
            StoredCase before, AlertCase after, @Nullable Occasion occasion) {}

    /** What the records say besides the alerts. */
    interface Evidence {
        /** @return that the mouse left after it was looked at for the alert; empty if it did not */
        Optional<AlertDecision> left(Alert alert);

        /** @return whether the reading of the alert reaches the limit as it stands */
        boolean stands(Alert alert);
    }

    private JoinedAlerts(StudyCode study, ZoneId zone, Instant now, List<StoredCase> kept, Evidence evidence) {
        this.study = study;
        this.zone = zone;
        this.now = now;
        this.kept = kept;
        this.evidence = evidence;
    }

    static List<Change> of(
            StudyCode study,
            ZoneId zone,
            Instant now,
            List<StoredCase> kept,
            Collection<Alert> alerts,
            Evidence evidence) {
        JoinedAlerts joined = new JoinedAlerts(study, zone, now, kept, evidence);
        alerts.stream()
                .filter(alert -> !joined.isInCase(alert))
                .sorted(Comparator.comparing(Alert::capturedAt)
                        .thenComparing(alert -> alert.limit().tier(), Comparator.reverseOrder()))
                .forEach(joined::take);
        joined.done.addAll(joined.changes.values());
        return List.copyOf(joined.done);
    }

    /** A case that was closed because its readings were wrong says nothing of one that was right after all. */
    private boolean isInCase(Alert alert) {
        List<AlertCase> in = kept.stream()
                .map(StoredCase::alert)
                .filter(one -> isOf(one, alert) && one.has(alert))
                .toList();
        return !in.isEmpty() && (!in.stream().allMatch(JoinedAlerts::isRefuted) || !evidence.stands(alert));
    }

    private static boolean isRefuted(AlertCase one) {
        return one.decision() != null && one.decision().kind() == AlertDecision.Kind.READING_WRONG;
    }

    private void take(Alert alert) {
        String key = alert.mouse() + "/" + alert.limit().quantity();
        Change before = changes.containsKey(key) ? changes.get(key) : settled(alert);
        if (before != null && (before.after().isOpen() || settles(before.after(), alert))) {
            changes.put(key, joined(before, alert));
            return;
        }
        Change ended = changes.put(key, opened(alert));
        if (ended != null) {
            done.add(ended);
        }
    }

    private @Nullable Change settled(Alert alert) {
        return kept.stream()
                .filter(one -> isOf(one.alert(), alert))
                .filter(one -> one.alert().isOpen() || settles(one.alert(), alert))
                .max(Comparator.comparing((StoredCase one) -> one.alert().isOpen())
                        .thenComparing(one -> one.alert().openedAt()))
                .map(one -> new Change(one, one.alert(), null))
                .orElse(null);
    }

    private Change opened(Alert alert) {
        AlertCase opened = AlertCase.opened(alert, now);
        AlertCase first = evidence.left(alert).map(opened::with).orElse(opened);
        return new Change(
                new StoredCase(study, name(alert), 0, opened, null), first, first.isOpen() ? Occasion.OPENED : null);
    }

    /** A reading that was said to be wrong and was right after all begins another case. */
    private String name(Alert alert) {
        String name = AlertCase.nameOf(alert);
        long before = kept.stream()
                .filter(one -> one.name().equals(name) || one.name().startsWith(name + "."))
                .count();
        return before == 0 ? name : name + "." + (before + 1);
    }

    private static Change joined(Change before, Alert alert) {
        AlertCase after = before.after().with(Raised.of(alert));
        boolean worse = after.tier() != before.after().tier();
        return new Change(
                before.before(), after, worse && before.occasion() == null ? Occasion.WORSE : before.occasion());
    }

    private static boolean isOf(AlertCase one, Alert alert) {
        return one.mouse().equals(alert.mouse())
                && one.quantity() == alert.limit().quantity();
    }

    /** Whether the decision that closed a case holds for another alert as well. */
    private boolean settles(AlertCase closed, Alert alert) {
        AlertDecision decision = closed.decision();
        if (decision == null) {
            return false;
        }
        if (decision.kind() == AlertDecision.Kind.REMOVED) {
            return evidence.left(alert).isPresent();
        }
        if (alert.limit().tier().compareTo(closed.tier()) > 0) {
            return false;
        }
        return switch (decision.kind()) {
            case EUTHANIZE -> !alert.capturedAt().isAfter(decision.at());
            case DAILY_CHECK -> alert.limit().tier() == Tier.WATCH;
            case EXEMPT -> {
                LocalDate day = alert.capturedAt().atZone(zone).toLocalDate();
                yield decision.until() != null && !day.isAfter(decision.until());
            }
            case TREAT, READING_WRONG, REMOVED -> false;
        };
    }
}
