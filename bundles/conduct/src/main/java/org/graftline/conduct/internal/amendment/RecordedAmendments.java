package org.graftline.conduct.internal.amendment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.Amendment;
import org.graftline.study.conduct.Amendments;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DocumentRecords.Written;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps amendments and answers what each governs. */
@Component(property = "service.ranking:Integer=-100")
public final class RecordedAmendments implements Amendments {
    /** Documents of the protocol, and their words. */
    private static final Map<DocumentKind, String> PROTOCOL = Map.of(
            DocumentKind.SET_UP, "set-up of the study",
            DocumentKind.VISIT_PLAN, "visit plan",
            DocumentKind.ENROLLMENT_RULES, "enrollment rules",
            DocumentKind.REGIMEN, "regimen of %s",
            DocumentKind.ALERT_CHAIN, "who is called about alerts");

    private static final int LONGEST_TITLE = 300;
    private static final String NOT_TOLD = "(not shown to people who are blinded)";

    private final StudyActs acts;
    private final StudyRecords records;
    private final BenchRecords bench;
    private final DocumentRecords documents;
    private final Blinding blinding;
    private final RulesHistory rules;

    /** Wires the services. */
    @Activate
    public RecordedAmendments(
            @Reference StudyActs acts,
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents,
            @Reference Ledger ledger,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding) {
        this.acts = acts;
        this.records = records;
        this.bench = bench;
        this.documents = documents;
        this.blinding = blinding;
        this.rules = new RulesHistory(ledger);
    }

    @Override
    public LedgerEntry amend(Actor actor, StudyCode code, Amendment amendment, String reason) {
        acts.study(actor, Permission.CHANGE_STUDY, code);
        String why = StudyActs.reason("an amendment", reason);
        if (amendment.title().isBlank() || amendment.title().length() > LONGEST_TITLE) {
            throw new StudyException("Not saved: an amendment needs a title of 1 to %d characters. Say what changes."
                    .formatted(LONGEST_TITLE));
        }
        List<Written> before = amendments(code);
        if (amendment.number() != before.size() + 1) {
            throw new StudyException("Not saved: the next amendment of study %s is number %d, not %d."
                    .formatted(code, before.size() + 1, amendment.number()));
        }
        LocalDate start = start(records.data(code));
        if (start != null && amendment.governsFrom().isBefore(start)) {
            throw new StudyException(
                    "Not saved: amendment %d would govern from %s, before the study began on %s. Date it on that day or later."
                            .formatted(amendment.number(), amendment.governsFrom(), start));
        }
        if (!before.isEmpty()) {
            Amendment last = text(before.get(before.size() - 1));
            if (amendment.governsFrom().isBefore(last.governsFrom())) {
                throw new StudyException(
                        "Not saved: amendment %d would govern from %s, before amendment %d, which governs from %s. Date it on that day or later."
                                .formatted(
                                        amendment.number(),
                                        amendment.governsFrom(),
                                        last.number(),
                                        last.governsFrom()));
            }
        }
        Amendment kept = new Amendment(
                amendment.number(), amendment.governsFrom(), amendment.title().strip());
        StudyDocument document = acts.next(code, DocumentKind.AMENDMENT, Integer.toString(kept.number()), kept, why);
        return acts.commit(actor, ActKind.AMEND_PROTOCOL, code, why, List.of(document));
    }

    @Override
    public List<Governed> of(Actor actor, StudyCode code) {
        acts.study(actor, Permission.READ_STUDY, code);
        StudyData data = records.data(code);
        List<Written> written = amendments(code);
        List<Amendment> all = written.stream().map(RecordedAmendments::text).toList();
        Map<Integer, Integer> readings = new TreeMap<>();
        governed(data, all).forEach(one -> readings.merge(one.number(), 1, Integer::sum));
        boolean blinded = blinding.isBlinded(actor, code);
        Map<Integer, List<Changed>> changed = changed(code, written, blinded);
        List<Governed> answers = new ArrayList<>();
        answers.add(new Governed(
                0, start(data), "", null, null, null, readings.getOrDefault(0, 0), changed.getOrDefault(0, List.of())));
        for (Written one : written) {
            Amendment amendment = text(one);
            LedgerEntry entry = one.entry();
            answers.add(new Governed(
                    amendment.number(),
                    amendment.governsFrom(),
                    blinded ? NOT_TOLD : amendment.title(), // either may name an arm
                    blinded ? NOT_TOLD : entry.reason().orErased(),
                    entry.actorName().orErased(),
                    entry.at(),
                    readings.getOrDefault(amendment.number(), 0),
                    changed.getOrDefault(amendment.number(), List.of())));
        }
        return answers;
    }

    @Override
    public Governance governing(Actor actor, StudyCode code, UUID reading) {
        Study study = acts.study(actor, Permission.READ_STUDY, code);
        List<WrittenReading> versions = records.history(reading);
        if (versions.isEmpty() || !versions.get(0).reading().study().equals(code)) {
            throw new StudyException(
                    "Study %s has no reading %s. Look it up in the study's readings again.".formatted(code, reading));
        }
        LocalDate lookedAt = dates(study).of(versions.get(versions.size() - 1).reading());
        if (lookedAt == null) {
            return new Governance(null, null, null, null);
        }
        List<Amendment> all =
                amendments(code).stream().map(RecordedAmendments::text).toList();
        int number = number(all, lookedAt);
        if (number == 0) {
            return new Governance(0, lookedAt, null, null);
        }
        Amendment amendment = all.get(number - 1);
        String title = blinding.isBlinded(actor, code) ? NOT_TOLD : amendment.title();
        return new Governance(number, lookedAt, amendment.governsFrom(), title);
    }

    @Override
    public List<GovernedReading> readings(Actor actor, StudyCode code, int number) {
        acts.study(actor, Permission.READ_STUDY, code);
        List<Amendment> all =
                amendments(code).stream().map(RecordedAmendments::text).toList();
        if (number < 0 || number > all.size()) {
            throw new StudyException(
                    "Study %s has no amendment %d. It has %d; 0 is the protocol.".formatted(code, number, all.size()));
        }
        return governed(records.data(code), all).stream()
                .filter(one -> one.number() == number)
                .map(Dated::reading)
                .sorted(Comparator.comparing(GovernedReading::lookedAt)
                        .thenComparing(GovernedReading::mouse)
                        .thenComparing(GovernedReading::endpoint)
                        .thenComparing(GovernedReading::reading))
                .toList();
    }

    private record Dated(int number, GovernedReading reading) {}

    private List<Dated> governed(StudyData data, List<Amendment> amendments) {
        ReadingDates dates = dates(data.study());
        List<Dated> all = new ArrayList<>();
        for (Reading reading : data.readings()) {
            LocalDate lookedAt = dates.of(reading);
            if (lookedAt != null && reading.status() != ReadingStatus.WITHDRAWN) {
                all.add(new Dated(
                        number(amendments, lookedAt),
                        new GovernedReading(
                                reading.uuid(), reading.mouse(), reading.endpoint(), reading.day(), lookedAt)));
            }
        }
        return all;
    }

    private static int number(List<Amendment> amendments, LocalDate day) {
        return amendments.stream()
                .filter(amendment -> !day.isBefore(amendment.governsFrom()))
                .mapToInt(Amendment::number)
                .max()
                .orElse(0);
    }

    private ReadingDates dates(Study study) {
        return new ReadingDates(study.zone(), bench.rules(study.code()).dayZero());
    }

    /** The day that the set-up says; where the study came by a file, that of its first reading. */
    private @Nullable LocalDate start(StudyData data) {
        Optional<SetUp> setUp = acts.read(data.study().code(), DocumentKind.SET_UP, "study", SetUp.class);
        return setUp.map(SetUp::startsOn)
                .or(() -> dates(data.study()).first(data))
                .orElse(null);
    }

    /** By their numbers. */
    private List<Written> amendments(StudyCode study) {
        return documents.current(study, DocumentKind.AMENDMENT).stream()
                .map(document -> documents
                        .history(study, DocumentKind.AMENDMENT, document.name())
                        .get(0))
                .sorted(Comparator.comparingInt(written -> text(written).number()))
                .toList();
    }

    private static Amendment text(Written written) {
        return DocumentText.read(written.document(), Amendment.class);
    }

    private Map<Integer, List<Changed>> changed(StudyCode study, List<Written> amendments, boolean blinded) {
        List<Map.Entry<Long, Changed>> all = new ArrayList<>();
        PROTOCOL.forEach((kind, words) -> {
            if (kind == DocumentKind.REGIMEN && blinded) {
                return; // it is named by its arm
            }
            documents.current(study, kind).stream()
                    .flatMap(document -> documents.history(study, kind, document.name()).stream())
                    .forEach(written -> all.add(Map.entry(
                            written.entry().position(),
                            new Changed(
                                    words.formatted(written.document().name()),
                                    written.document().version(),
                                    written.entry().at()))));
        });
        rules.of(study)
                .forEach(one -> all.add(
                        Map.entry(one.position(), new Changed("how the study is measured", one.version(), one.at()))));
        all.sort(Map.Entry.<Long, Changed>comparingByKey()
                .thenComparing(entry -> entry.getValue().what()));
        Map<Integer, List<Changed>> changed = new TreeMap<>();
        for (Map.Entry<Long, Changed> one : all) {
            int under = amendments.stream()
                    .filter(amendment -> amendment.entry().position() < one.getKey())
                    .mapToInt(amendment -> text(amendment).number())
                    .max()
                    .orElse(0);
            changed.computeIfAbsent(under, n -> new ArrayList<>()).add(one.getValue());
        }
        return changed;
    }
}
