package org.graftline.conduct.internal.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.bench.LimitStandings;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase.Acknowledgment;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.conduct.Alerts;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Where people acknowledge and decide. */
@Component(property = "service.ranking:Integer=-100")
public final class AlertDesk implements Alerts {
    private final CaseRecords cases;
    private final StudyRecords studies;
    private final ChainRecords chains;
    private final WrongReadings wrong;
    private final Access access;
    private final Clock clock;

    /** @param clock null for the system's */
    @Activate
    public AlertDesk(
            @Reference CaseRecords cases,
            @Reference StudyRecords studies,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents,
            @Reference LimitStandings standings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(
                            target = StudyActs.SIMULATED,
                            policyOption = ReferencePolicyOption.GREEDY,
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    Clock clock) {
        this.cases = cases;
        this.studies = studies;
        this.chains = new ChainRecords(documents);
        this.wrong = new WrongReadings(bench, standings);
        this.access = access;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public List<Kept> open(Actor actor) {
        return cases.open().stream()
                .filter(one -> access.allows(actor, Permission.HANDLE_ALERTS, one.study()))
                .sorted(Comparator.comparing((StoredCase one) -> one.alert().tier(), Comparator.reverseOrder())
                        .thenComparing(one -> one.alert().openedAt()))
                .map(one -> kept(one, List.of()))
                .toList();
    }

    @Override
    public List<Kept> of(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        known(study);
        List<AlertNotice> notices = cases.notices(study);
        return cases.of(study).stream()
                .sorted(Comparator.comparing((StoredCase one) -> !one.alert().isOpen())
                        .thenComparing(one -> one.alert().openedAt(), Comparator.reverseOrder()))
                .map(one -> kept(one, notices))
                .toList();
    }

    @Override
    public Kept one(Actor actor, StudyCode study, String name) {
        access.require(actor, Permission.READ_STUDY, study);
        return kept(find(study, name), cases.notices(study));
    }

    @Override
    public Kept acknowledge(Actor actor, StudyCode study, String name) {
        access.require(actor, Permission.HANDLE_ALERTS, study);
        return cases.hold(() -> {
            StoredCase one = open(study, name);
            Tier tier = one.alert().tier();
            boolean said = one.alert().acknowledgments().stream()
                    .anyMatch(before -> before.person().equals(actor.person()) && before.tier() == tier);
            if (!said || !one.alert().reminders().isEmpty()) {
                Instant now = now();
                Duration time = Duration.ofMinutes(Calling.minutes(chains.chain(study), tier));
                Acknowledgment known = new Acknowledgment(actor.person(), now, tier);
                StoredCase after = one.next(one.alert().with(known, now.plus(time)), null);
                cases.keep(actor, ActKind.HANDLE_ALERT, now, "acknowledged", List.of(after), List.of());
                return kept(after, cases.notices(study));
            }
            return kept(one, cases.notices(study));
        });
    }

    @Override
    public Kept decide(
            Actor actor,
            StudyCode study,
            String name,
            AlertDecision.Kind kind,
            @Nullable LocalDate until,
            String reason) {
        access.require(actor, Permission.DECIDE_WELFARE, study);
        if (reason.isBlank()) {
            throw new StudyException("Not closed: a decision on an animal needs a reason. Say why.");
        }
        Instant now = now();
        requireDay(kind, until, now.atZone(known(study)).toLocalDate());
        return cases.hold(() -> {
            StoredCase one = open(study, name);
            requireTrue(kind, one);
            AlertDecision decision = new AlertDecision(kind, actor.person(), now, until, null);
            StoredCase after = one.next(one.alert().with(decision), SaltedText.of(reason.strip()));
            cases.keep(actor, ActKind.HANDLE_ALERT, now, reason.strip(), List.of(after), List.of());
            return kept(after, cases.notices(study));
        });
    }

    private void requireTrue(AlertDecision.Kind kind, StoredCase one) {
        if (kind == AlertDecision.Kind.REMOVED) {
            throw new StudyException(
                    "Not closed: that mouse %s left is recorded at the Bench, with the cause and the time. That closes its alerts."
                            .formatted(one.alert().mouse()));
        }
        if (kind == AlertDecision.Kind.READING_WRONG) {
            wrong.obstacle(one.study(), one.alert()).ifPresent(why -> {
                throw new StudyException("Not closed: " + why);
            });
        }
    }

    private static void requireDay(AlertDecision.Kind kind, @Nullable LocalDate until, LocalDate today) {
        if (kind != AlertDecision.Kind.EXEMPT) {
            if (until != null) {
                throw new StudyException(
                        "Not closed: only an exemption ends on a day (%s). Leave the day out or choose the exemption."
                                .formatted(until));
            }
        } else if (until == null) {
            throw new StudyException("Not closed: an exemption needs its last day. Enter the day.");
        } else if (until.isBefore(today)) {
            throw new StudyException("Not closed: an exemption until %s is over already. Enter %s or a later day."
                    .formatted(until, today));
        }
    }

    private StoredCase find(StudyCode study, String name) {
        return cases.find(study, name)
                .orElseThrow(() -> new StudyException(
                        "Study %s has no alert of that name. Open it from the list of alerts.".formatted(study)));
    }

    private StoredCase open(StudyCode study, String name) {
        StoredCase one = find(study, name);
        if (!one.alert().isOpen()) {
            throw new StudyException(
                    "This alert of mouse %s is closed: somebody has decided. Reload the page to see the decision."
                            .formatted(one.alert().mouse()));
        }
        return one;
    }

    private ZoneId known(StudyCode study) {
        return studies.study(study)
                .orElseThrow(() -> new UnknownStudyException(study))
                .zone();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Set<AlertDecision.Kind> offers(StoredCase one) {
        if (!one.alert().isOpen()) {
            return Set.of();
        }
        Set<AlertDecision.Kind> offers = EnumSet.complementOf(EnumSet.of(AlertDecision.Kind.REMOVED));
        if (wrong.obstacle(one.study(), one.alert()).isPresent()) {
            offers.remove(AlertDecision.Kind.READING_WRONG);
        }
        return offers;
    }

    private Kept kept(StoredCase one, List<AlertNotice> notices) {
        return new Kept(
                one.study(),
                one.name(),
                one.version(),
                one.alert(),
                one.note() == null ? null : one.note().orErased(),
                notices.stream()
                        .filter(notice -> notice.caseName().equals(one.name()))
                        .toList(),
                offers(one));
    }
}
