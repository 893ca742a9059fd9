package org.graftline.conduct.internal.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Occasion;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;

/**
 * Looks after alerts: opens cases for those that the ledger tells of, and calls the next person where time ran out. What it did last
 * stands in the records alone, so that it goes on after a restart where it stopped, and hears of an alert twice without harm. One thread
 * at a time.
 */
final class AlertRounds {
    /** A clock may be set back by less than this without anybody being called early. */
    static final Duration SET_BACK = Duration.ofMinutes(1);

    private static final String ALERTS = "alert";
    private static final int ENTRIES = 500;

    private final Ledger ledger;
    private final BenchRecords bench;
    private final StudyRecords studies;
    private final CaseRecords cases;
    private final Calling calling;
    private final Clock clock;
    private final Map<Chain, Long> seen = new HashMap<>();

    AlertRounds(
            Ledger ledger, BenchRecords bench, StudyRecords studies, CaseRecords cases, Calling calling, Clock clock) {
        this.ledger = ledger;
        this.bench = bench;
        this.studies = studies;
        this.cases = cases;
        this.calling = calling;
        this.clock = clock;
    }

    /** Looks at every study of which the ledger tells something new, and calls whoever is due. */
    void everywhere() {
        for (Study study : studies.studies()) {
            look(study.code());
        }
        callDue();
    }

    /** Opens the cases of a study if its ledger tells of alerts not seen yet. */
    void look(StudyCode study) {
        Chain chain = Chain.of(study);
        long head = ledger.head(chain).position();
        Long from = seen.get(chain);
        if (from == null || tellsOfAlerts(chain, from, head)) {
            open(study);
        }
        seen.put(chain, head);
    }

    private boolean tellsOfAlerts(Chain chain, long from, long head) {
        for (long after = from; after < head; ) {
            List<LedgerEntry> entries = ledger.entries(chain, after, ENTRIES);
            if (entries.isEmpty()) {
                return false;
            }
            if (entries.stream()
                    .flatMap(entry -> entry.rows().stream())
                    .anyMatch(row -> row.table().equals(ALERTS))) {
                return true;
            }
            after = entries.get(entries.size() - 1).position();
        }
        return false;
    }

    private void open(StudyCode study) {
        ZoneId zone = zone(study);
        Instant now = clock.instant();
        cases.hold(() -> {
            List<JoinedAlerts.Change> changes = JoinedAlerts.of(study, zone, now, cases.of(study), bench.alerts(study));
            List<StoredCase> changed = new ArrayList<>();
            List<StoredNotice> queued = new ArrayList<>();
            for (JoinedAlerts.Change change : changes) {
                changed.add(after(change.before(), change.after(), change.occasion(), zone, now, queued));
            }
            if (!changed.isEmpty()) {
                cases.keep(Actor.GRAFTLINE, ActKind.HANDLE_ALERT, now, "alerts taken up", changed, queued);
            }
            return changed;
        });
    }

    /** Calls the next person of every case that nobody acknowledged in time. */
    void callDue() {
        Instant now = clock.instant();
        for (StoredCase one : cases.open()) {
            if (isDue(one.alert(), now)) {
                Occasion occasion = one.alert().calls().isEmpty() ? Occasion.OPENED : Occasion.NOT_ACKNOWLEDGED;
                call(one.study(), one.name(), occasion, "nobody acknowledged in time");
            }
        }
    }

    /** Calls the next person because the one before could not be told. */
    void callPast(StoredNotice givenUp) {
        AlertNotice message = givenUp.notice();
        boolean waiting = cases.open().stream()
                .anyMatch(one -> one.study().equals(givenUp.study())
                        && one.name().equals(message.caseName())
                        && isLastCalled(one.alert(), message));
        boolean toldOtherwise = cases.notices(givenUp.study()).stream()
                .anyMatch(other -> other.caseName().equals(message.caseName())
                        && other.queuedAt().equals(message.queuedAt())
                        && other.state() != AlertNotice.State.GIVEN_UP);
        if (waiting && !toldOtherwise) {
            call(givenUp.study(), message.caseName(), Occasion.NOT_DELIVERED, "the message could not be delivered");
        }
    }

    private static boolean isLastCalled(AlertCase alert, AlertNotice message) {
        return alert.nextCallAt() != null
                && !alert.calls().isEmpty()
                && alert.calls().get(alert.calls().size() - 1).at().equals(message.queuedAt());
    }

    private void call(StudyCode study, String name, Occasion occasion, String reason) {
        Instant now = clock.instant();
        ZoneId zone = zone(study);
        cases.hold(() -> {
            StoredCase one = cases.find(study, name).orElseThrow();
            if (one.alert().isOpen() && one.alert().nextCallAt() != null) { // nobody was faster
                List<StoredNotice> queued = new ArrayList<>();
                StoredCase after = after(one, one.alert(), occasion, zone, now, queued);
                cases.keep(Actor.GRAFTLINE, ActKind.HANDLE_ALERT, now, reason, List.of(after), queued);
            }
            return one;
        });
    }

    private StoredCase after(
            StoredCase before,
            AlertCase alert,
            @Nullable Occasion occasion,
            ZoneId zone,
            Instant now,
            List<StoredNotice> queued) {
        if (occasion == null) {
            return before.next(alert, before.note());
        }
        Calling.Step step = calling.next(before.study(), zone, before.name(), alert, occasion, now);
        step.notices().forEach(notice -> queued.add(StoredNotice.queued(before.study(), notice)));
        return before.next(step.after(), before.note());
    }

    /** A clock that was set back would keep people waiting for as long as it was set back by: then time counts as having run out. */
    private static boolean isDue(AlertCase alert, Instant now) {
        Instant next = alert.nextCallAt();
        if (next == null) {
            return false;
        }
        Instant last = alert.calls().isEmpty()
                ? alert.openedAt()
                : alert.calls().get(alert.calls().size() - 1).at();
        return !now.isBefore(next) || now.plus(SET_BACK).isBefore(last);
    }

    private ZoneId zone(StudyCode study) {
        return studies.study(study).orElseThrow().zone();
    }
}
