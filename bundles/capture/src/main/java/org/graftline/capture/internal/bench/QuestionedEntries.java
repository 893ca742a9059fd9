package org.graftline.capture.internal.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.capture.internal.Ranked;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.device.DeviceStandings;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.capture.internal.rule.Repeatable;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchEntries;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Entry at the Bench. The rules are asked before the write, without holding anybody up, so that what they ask stands in the same record;
 * they can neither prevent it nor delay it for more than a tenth of a second. Whoever needs longer is heard later.
 */
@Component(property = "service.ranking:Integer=-100")
public final class QuestionedEntries implements BenchEntries {
    private final KeptStudies studies;
    private final StoredReadings stored;
    private final DeviceStandings devices;
    private final Sights sights;
    private final Access access;
    private final RuleRound rules;
    private final RecentConcerns concerns = new RecentConcerns();
    private final LaterQuestions later;

    /** Wires the services. */
    @Activate
    public QuestionedEntries(
            @Reference KeptStudies studies,
            @Reference StudyRecords records,
            @Reference DeviceStandings devices,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(policyOption = ReferencePolicyOption.GREEDY)
                    List<Map.Entry<Map<String, Object>, PlausibilityRule>> rules) {
        this(
                studies,
                records,
                devices,
                sights,
                access,
                Ranked.highestFirst(rules),
                Duration.ofMillis(PlausibilityRule.PATIENCE_MS),
                Duration.ofSeconds(PlausibilityRule.LONGEST_S));
    }

    /**
     * As the other, with rules in their order.
     *
     * @param patience how long an entry waits for the rules
     * @param longest how long a rule may think after that
     */
    public QuestionedEntries(
            KeptStudies studies,
            StudyRecords records,
            DeviceStandings devices,
            Sights sights,
            Access access,
            List<PlausibilityRule> rules,
            Duration patience,
            Duration longest) {
        this.studies = studies;
        this.stored = new StoredReadings(records);
        this.devices = devices;
        this.sights = sights;
        this.access = access;
        this.rules = new RuleRound(rules, patience, longest);
        this.later = new LaterQuestions(studies, stored, concerns);
    }

    /** Lets go of the threads. */
    @Deactivate
    public void close() {
        rules.close();
        later.close();
    }

    @Override
    public Saved record(Actor actor, Reading reading) {
        access.require(actor, Permission.RECORD_READINGS, reading.study());
        KeptStudy before = studies.of(reading.study());
        Reading wanted = EntryForm.of(before, actor, reading, studies.now());
        requireWriter(wanted);
        before.rowsFor(wanted); // an unknown mouse or tumor is refused before anybody is asked
        Optional<Saved> first = repeated(actor, wanted);
        if (first.isPresent()) {
            return first.get();
        }
        Surroundings around = new Around(before, devices).of(wanted);
        RuleRound.Answers asked = rules.ask(wanted, around).without(answeredBy(wanted, around));
        return studies.hold(() -> {
            KeptStudy study = studies.of(reading.study());
            return study.position() == before.position()
                    ? add(actor, study, wanted, asked)
                    : repeated(actor, wanted).orElseGet(() -> add(actor, study, wanted, asked));
        });
    }

    /** Measured again with the same result: whoever asked the first time has the answer. */
    private Set<String> answeredBy(Reading wanted, Surroundings around) {
        UUID first = Objects.requireNonNull(wanted.entry()).promptedBy();
        return around.sameDay().stream()
                .filter(other -> other.uuid().equals(first))
                .filter(other -> Repeatable.agree(wanted, other, around.sdLog()))
                .findAny()
                .map(other -> concerns.askedBy(other.uuid()))
                .orElse(Set.of());
    }

    private void requireWriter(Reading wanted) {
        PersonId writer = wanted.operator();
        ReadingEntry entry = Objects.requireNonNull(wanted.entry());
        if (entry.means() == Means.PAPER && writer != null && !sights.mayHaveMeasured(writer, wanted.study())) {
            throw new StudyException(
                    "Not saved: '%s' wrote the sheet, but neither has nor had a role that records readings in study %s. Choose the writer, or ask an administrator for the role."
                            .formatted(writer, wanted.study()));
        }
    }

    private Saved add(Actor actor, KeptStudy study, Reading wanted, RuleRound.Answers answers) {
        List<Concern> asked = answers.concerns();
        ReadingEntry entry = Objects.requireNonNull(wanted.entry());
        Reading reading = wanted.next()
                .version(1)
                .replicate(study.nextReplicate(wanted))
                .entry(entry.asked(asked.stream().map(Concern::sentence).toList()))
                .build();
        List<VersionedRow> rows = new ArrayList<>(study.rowsFor(reading));
        List<Alert> alerts = LimitAlerts.of(study, reading);
        rows.addAll(alerts);
        List<LaterQuestions.Questioned> hindsight = later.hindsight(reading.study(), asked);
        hindsight.forEach(one -> rows.add(one.reading()));
        long position = studies.commit(actor, ActKind.RECORD_READING, reading.study(), "Reading", rows)
                .position();
        concerns.remember(reading.uuid(), asked);
        hindsight.forEach(later::remember);
        later.await(actor, reading, answers.late());
        return new Saved(reading, position, asked, alerts);
    }

    private Optional<Saved> repeated(Actor actor, Reading wanted) {
        List<WrittenReading> versions = stored.versions(wanted.uuid());
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        Reading first = versions.get(0).reading();
        if (first.entry() == null || !EntryForm.isSame(first, wanted)) {
            throw new ConcurrentChangeException(
                    "Not saved: the id %s belongs to another reading. Draw a fresh id for each reading."
                            .formatted(wanted.uuid()));
        }
        return Optional.of(saved(actor, versions.get(versions.size() - 1)));
    }

    private Saved saved(Actor actor, WrittenReading written) {
        KeptStudy study = studies.of(written.reading().study());
        return saved(
                study,
                sights.of(actor, study),
                written.reading(),
                written.entry().position());
    }

    private Saved saved(KeptStudy study, Sight sight, Reading reading, long position) {
        List<Alert> alerts = study.animal(reading.mouse()).alerts().stream()
                .filter(alert -> alert.reading().equals(reading.uuid()))
                .toList();
        return new Saved(sight.plain(reading), position, concerns.open(reading), alerts);
    }

    @Override
    public Saved keep(Actor actor, StudyCode study, UUID reading, String reason) {
        access.require(actor, Permission.RECORD_READINGS, study);
        requireReason(reason, "keeping a reading");
        return studies.hold(() -> {
            WrittenReading current = stored.current(study, reading);
            sights.of(actor, studies.of(study)).requireShown(current.reading());
            ReadingEntry entry = current.reading().entry();
            if (entry != null && reason.strip().equals(entry.keptBecause())) {
                return saved(actor, current);
            }
            if (entry == null
                    || entry.concerns().isEmpty()
                    || entry.keptBecause() != null
                    || current.reading().status() == ReadingStatus.WITHDRAWN) {
                throw new StudyException(
                        "Not saved: nothing is asked about the reading of mouse '%s' on day %s any more. Look at its history."
                                .formatted(
                                        current.reading().mouse(),
                                        current.reading().day()));
            }
            Reading kept =
                    current.reading().next().entry(entry.kept(reason.strip())).build();
            return written(actor, ActKind.KEEP_READING, kept, reason.strip());
        });
    }

    @Override
    public Saved withdraw(Actor actor, StudyCode study, UUID reading, String reason) {
        access.require(actor, Permission.RECORD_READINGS, study);
        requireReason(reason, "taking a reading back");
        return studies.hold(() -> {
            WrittenReading current = stored.current(study, reading);
            Sight sight = sights.of(actor, studies.of(study));
            StoredReadings.requireOwn(actor, sight, current.reading());
            if (current.reading().status() == ReadingStatus.WITHDRAWN) {
                if (reason.strip().equals(current.reading().reason())) {
                    return saved(actor, current);
                }
                throw new StudyException(
                        "Not saved: the reading of mouse '%s' on day %s was taken back already. Look at its history."
                                .formatted(
                                        current.reading().mouse(),
                                        current.reading().day()));
            }
            Reading back = StoredReadings.withdrawn(current.reading(), reason.strip());
            return written(actor, ActKind.WITHDRAW_READING, back, reason.strip());
        });
    }

    private Saved written(Actor actor, ActKind kind, Reading next, String reason) {
        long position =
                studies.commit(actor, kind, next.study(), reason, List.of(next)).position();
        KeptStudy after = studies.of(next.study());
        return saved(after, sights.of(actor, after), next, position);
    }

    @Override
    public List<Reading> move(Actor actor, StudyCode study, List<Move> moves, String reason) {
        access.require(actor, Permission.RECORD_READINGS, study);
        requireReason(reason, "moving readings");
        return studies.hold(() -> {
            Sight sight = sights.of(actor, studies.of(study));
            List<Reading> there = MovePlan.repeated(study, moves, stored).orElseGet(() -> {
                MovePlan plan = MovePlan.of(actor, sight, moves, reason.strip(), studies.now(), stored);
                studies.commit(actor, ActKind.MOVE_READINGS, study, reason.strip(), plan.rows());
                return plan.moved();
            });
            return there.stream().map(sight::plain).toList();
        });
    }

    private static void requireReason(String reason, String what) {
        if (reason.isBlank()) {
            throw new StudyException("Not saved: %s needs a reason. Say why.".formatted(what));
        }
    }
}
