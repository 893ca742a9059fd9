package org.graftline.conduct.internal.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.LimitStandings;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Acknowledgment;
import org.graftline.study.conduct.AlertCase.Occasion;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
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

    private static final int ENTRIES = 500;

    private final Ledger ledger;
    private final BenchRecords bench;
    private final StudyRecords studies;
    private final CaseRecords cases;
    private final Calling calling;
    private final Departures departures;
    private final Rereading rereading;
    private final Clock clock;
    private final Map<Chain, Long> seen = new HashMap<>();

    AlertRounds(
            Ledger ledger,
            BenchRecords bench,
            StudyRecords studies,
            LimitStandings standings,
            CaseRecords cases,
            Calling calling,
            Clock clock) {
        this.ledger = ledger;
        this.bench = bench;
        this.studies = studies;
        this.cases = cases;
        this.calling = calling;
        this.departures = new Departures(bench, studies);
        this.rereading = new Rereading(studies, ledger, standings);
        this.clock = clock;
    }

    /** Looks at every study of which the ledger tells something new, and calls whoever is due. */
    void everywhere() {
        for (Study study : studies.studies()) {
            look(study.code());
        }
        callDue();
    }

    /**
     * Opens the cases of a study if its ledger tells of alerts not seen yet, and looks at the open ones again if it tells of readings that
     * were changed or of mice that left.
     */
    void look(StudyCode study) {
        Chain chain = Chain.of(study);
        long head = ledger.head(chain).position();
        Long from = seen.get(chain);
        if (from == null || tellsOfAlerts(chain, from, head)) {
            takeUp(study);
        }
        seen.put(chain, head);
    }

    private boolean tellsOfAlerts(Chain chain, long from, long head) {
        for (long after = from; after < head; ) {
            List<LedgerEntry> entries = ledger.entries(chain, after, ENTRIES);
            if (entries.isEmpty()) {
                return false;
            }
            if (entries.stream().flatMap(entry -> entry.rows().stream()).anyMatch(AlertRounds::concernsAlerts)) {
                return true;
            }
            after = entries.get(entries.size() - 1).position();
        }
        return false;
    }

    private static boolean concernsAlerts(RowHash row) {
        return switch (row.table()) {
            case "alert", "removal" -> true;
            case "reading" -> row.version() > 1;
            default -> false;
        };
    }

    private void takeUp(StudyCode study) {
        ZoneId zone = zone(study);
        Instant now = clock.instant();
        cases.hold(() -> {
            List<StoredCase> kept = cases.of(study);
            List<StoredCase> changed = new ArrayList<>();
            List<StoredNotice> queued = new ArrayList<>();
            for (JoinedAlerts.Change change : changes(study, zone, now, kept)) {
                AlertCase after = change.after().isOpen() ? reviewed(study, change.after(), now) : change.after();
                if (!after.equals(change.before().alert()) || change.before().version() == 0) {
                    Occasion occasion = after.isOpen() ? change.occasion() : null;
                    changed.add(after(change.before(), after, occasion, zone, now, queued));
                }
            }
            if (!changed.isEmpty()) {
                cases.keep(Actor.GRAFTLINE, ActKind.HANDLE_ALERT, now, "alerts taken up", changed, queued);
            }
            return changed;
        });
    }

    /** What alerts did, and every other open case as it is. */
    private List<JoinedAlerts.Change> changes(StudyCode study, ZoneId zone, Instant now, List<StoredCase> kept) {
        List<JoinedAlerts.Change> changes =
                new ArrayList<>(JoinedAlerts.of(study, zone, now, kept, bench.alerts(study), evidence(study)));
        Set<String> touched = new HashSet<>();
        changes.forEach(change -> touched.add(change.before().name()));
        kept.stream()
                .filter(one -> one.alert().isOpen() && !touched.contains(one.name()))
                .forEach(one -> changes.add(new JoinedAlerts.Change(one, one.alert(), null)));
        return changes;
    }

    private JoinedAlerts.Evidence evidence(StudyCode study) {
        return new JoinedAlerts.Evidence() {
            @Override
            public Optional<AlertDecision> left(Alert alert) {
                return departures
                        .of(study, alert.mouse())
                        .filter(left -> departures.settles(left.removal(), alert.reading(), alert.capturedAt()))
                        .map(Departures.Departure::decision);
            }

            @Override
            public boolean stands(Alert alert) {
                return rereading.reaches(study, alert.mouse(), alert.reading(), alert.limit());
            }
        };
    }

    /** What became of the readings behind an open case, and whether the mouse left after all those that stand. */
    private AlertCase reviewed(StudyCode study, AlertCase alert, Instant now) {
        AlertCase reread = rereading.of(study, alert, now);
        return departures
                .of(study, alert.mouse())
                .filter(left -> reread.raised().stream()
                        .filter(one -> reread.correction(one)
                                .filter(changed -> !changed.reaches())
                                .isEmpty())
                        .allMatch(one -> departures.settles(left.removal(), one.reading(), one.capturedAt())))
                .map(left -> reread.with(left.decision()))
                .orElse(reread);
    }

    /** Calls the next person of every case that nobody acknowledged in time, and reminds of those that nobody decided in time. */
    void callDue() {
        Instant now = clock.instant();
        for (StoredCase one : cases.open()) {
            if (isDue(one, now)) {
                if (one.alert().isAcknowledged()) {
                    call(one.study(), one.name(), Occasion.NOT_DECIDED, "nobody decided in time");
                } else {
                    Occasion occasion = one.alert().calls().isEmpty() ? Occasion.OPENED : Occasion.NOT_ACKNOWLEDGED;
                    call(one.study(), one.name(), occasion, "nobody acknowledged in time");
                }
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
        boolean stillWanted =
                !alert.isAcknowledged() || !alert.reminders().isEmpty(); // somebody knows: nobody else is called
        return alert.nextCallAt() != null
                && stillWanted
                && !alert.calls().isEmpty()
                && alert.calls().get(alert.calls().size() - 1).at().equals(message.queuedAt());
    }

    private void call(StudyCode study, String name, Occasion occasion, String reason) {
        Instant now = clock.instant();
        ZoneId zone = zone(study);
        cases.hold(() -> {
            StoredCase one = cases.find(study, name).orElseThrow();
            if (one.alert().isOpen() && calling.due(study, one.alert()).isPresent()) { // nobody was faster
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
    private boolean isDue(StoredCase one, Instant now) {
        AlertCase alert = one.alert();
        Instant last = alert.calls().isEmpty()
                ? alert.openedAt()
                : alert.calls().get(alert.calls().size() - 1).at();
        Instant since = alert.known()
                .map(Acknowledgment::at)
                .filter(known -> known.isAfter(last))
                .orElse(last);
        return calling.due(one.study(), alert)
                .filter(next -> !now.isBefore(next) || now.plus(SET_BACK).isBefore(since))
                .isPresent();
    }

    private ZoneId zone(StudyCode study) {
        return studies.study(study).orElseThrow().zone();
    }
}
