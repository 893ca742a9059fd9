package org.graftline.conduct.internal.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.platform.People;
import org.graftline.platform.Roster;
import org.graftline.study.ArmName;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.NewStudy;
import org.graftline.study.conduct.NewStudy.CopiedDocument;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpChange;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpParts.MousePart;
import org.graftline.study.conduct.SetUpView;
import org.graftline.study.conduct.StudySetup;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps how studies are set up. */
@Component(property = "service.ranking:Integer=-100")
public final class RecordedSetup implements StudySetup {
    /** The name of the one set-up of a study. */
    static final String NAME = "study";

    private static final int LONGEST_TITLE = 300;

    private final StudyActs acts;
    private final StudyRecords records;
    private final BenchRecords bench;
    private final DocumentRecords documents;
    private final Access access;
    private final People people;
    private final Roster roster;
    private final Blinding blinding;
    private final ArmSights sights;

    /** Wires the services. */
    @Activate
    public RecordedSetup(
            @Reference StudyActs acts,
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Roster roster,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ArmSights sights) {
        this.acts = acts;
        this.records = records;
        this.bench = bench;
        this.documents = documents;
        this.access = access;
        this.people = people;
        this.roster = roster;
        this.blinding = blinding;
        this.sights = sights;
    }

    @Override
    public List<String> check(Actor actor, NewStudy study) {
        require(actor, study);
        List<String> cautions = new ArrayList<>(Cautions.ofArms(study.parts()));
        cautions.addAll(Cautions.ofDonors(study.parts()));
        cautions.addAll(withoutRole(people(study.code(), study.setUp())));
        return cautions;
    }

    @Override
    public LedgerEntry create(Actor actor, NewStudy study, String reason) {
        String why = StudyActs.reason("creating a study", reason);
        require(actor, study);
        List<VersionedRow> rows = new ArrayList<>();
        rows.add(new Study(study.code(), 1, study.title().strip(), study.zone(), study.formula(), ""));
        rows.add(new StudyDocument(study.code(), DocumentKind.SET_UP, NAME, 1, DocumentText.of(study.setUp())));
        rows.add(rules(study));
        rows.addAll(PartRows.of(study.code(), new KnownParts(), study.parts()));
        NewStudy.Copied copied = study.copied();
        if (copied != null) {
            rows.addAll(CopiedDocuments.rows(study, copied, documents));
        }
        return acts.commit(actor, ActKind.CREATE_STUDY, study.code(), why, rows);
    }

    private CaptureRules rules(NewStudy study) {
        NewStudy.Copied copied = study.copied();
        CaptureRules from = copied != null && copied.documents().contains(CopiedDocument.CAPTURE_RULES)
                ? bench.rules(copied.from())
                : CaptureRules.unset(study.code());
        return from.forStudy(study.code(), 1, study.dayZero());
    }

    private void require(Actor actor, NewStudy study) {
        access.require(actor, Permission.CHANGE_STUDY, study.code());
        records.studies().stream()
                .filter(other ->
                        other.code().value().equalsIgnoreCase(study.code().value()))
                .findFirst()
                .ifPresent(taken -> {
                    throw new StudyException(
                            "Not saved: a study with the code '%s' exists already. Choose another code."
                                    .formatted(taken.code()));
                });
        requireTitle(study.title());
        requireSetUp(study.setUp(), study.dayZero());
        NewStudy.Copied copied = study.copied();
        if (copied != null) {
            acts.study(actor, Permission.READ_STUDY, copied.from());
            if (copied.documents().contains(CopiedDocument.REGIMENS) && blinding.isBlinded(actor, copied.from())) {
                throw new StudyException(
                        "Not saved: study '%s' is blinded for you, and its regimens would show the arms. Leave them out."
                                .formatted(copied.from()));
            }
        }
        PartsCheck.require(new KnownParts(), study.parts());
        requireOnRoster(study.code(), study.parts());
    }

    private static void requireTitle(String title) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new StudyException("Not saved: a study needs a title of 1 to %d characters. Say what it is about."
                    .formatted(LONGEST_TITLE));
        }
    }

    private void requireSetUp(SetUp setUp, LocalDate dayZero) {
        if (dayZero.isBefore(setUp.startsOn())) {
            throw new StudyException(
                    "Not saved: day 0 (%s) lies before the start of the study (%s). Correct one of the two dates."
                            .formatted(dayZero, setUp.startsOn()));
        }
        setUp.people().forEach(one -> {
            if (people.actor(one.person(), Actor.Via.HOST).isEmpty()) {
                throw new StudyException(
                        "Not saved: nobody active here has the id '%s'. Choose people of this installation."
                                .formatted(one.person()));
            }
        });
    }

    private void requireOnRoster(StudyCode study, SetUpParts parts) {
        if (!roster.isAuthoritative(study)) {
            return;
        }
        Set<MouseId> there =
                roster.animals(study).stream().map(Roster.Animal::mouse).collect(Collectors.toSet());
        parts.mice().stream()
                .filter(mouse -> !there.contains(mouse.mouse()))
                .findFirst()
                .ifPresent(mouse -> {
                    throw new StudyException(
                            "Not saved: the platform's roster of study %s has no animal '%s'. Add it there, or correct the id."
                                    .formatted(study, mouse.mouse()));
                });
    }

    @Override
    public SetUpView of(Actor actor, StudyCode code) {
        Study study = acts.study(actor, Permission.READ_STUDY, code);
        KnownParts known = KnownParts.of(code, records, bench, documents);
        SetUpParts parts = known.parts();
        boolean blinded = blinding.isBlinded(actor, code);
        Optional<StudyDocument> document = documents.current(code, DocumentKind.SET_UP, NAME);
        Optional<SetUp> setUp = document.map(stored -> DocumentText.read(stored, SetUp.class));
        List<SetUpView.PersonView> views = setUp.map(of -> people(code, of)).orElse(List.of());
        List<String> cautions = new ArrayList<>(blinded ? List.of() : Cautions.ofArms(parts));
        cautions.addAll(Cautions.ofDonors(parts));
        cautions.addAll(withoutRole(views));
        return new SetUpView(
                study,
                setUp.orElse(null),
                document.map(StudyDocument::version).orElse(0),
                bench.rules(code).dayZero(),
                shown(parts, blinded, blinded || sights.of(actor, code) != ArmSights.Sight.SHOWN),
                blinded ? Map.of() : miceByArm(parts),
                views,
                CopiedDocuments.of(code, bench, documents),
                cautions);
    }

    private static Map<ArmName, Integer> miceByArm(SetUpParts parts) {
        Map<ArmName, Integer> mice = new HashMap<>();
        for (MousePart mouse : parts.mice()) {
            if (mouse.arm() != null) {
                mice.merge(mouse.arm(), 1, Integer::sum);
            }
        }
        return mice;
    }

    private static SetUpParts shown(SetUpParts parts, boolean blinded, boolean withoutArms) {
        return new SetUpParts(
                parts.donors(),
                blinded ? List.of() : parts.arms(),
                parts.cohorts(),
                parts.mice().stream()
                        .map(mouse -> withoutArms
                                ? new MousePart(
                                        mouse.mouse(),
                                        mouse.donor(),
                                        mouse.tags(),
                                        mouse.cage(),
                                        mouse.rack(),
                                        mouse.cohort(),
                                        null)
                                : mouse)
                        .toList());
    }

    private List<SetUpView.PersonView> people(StudyCode study, SetUp setUp) {
        return setUp.people().stream()
                .map(one -> new SetUpView.PersonView(
                        one,
                        people.actor(one.person(), Actor.Via.HOST)
                                .map(Actor::name)
                                .orElse(null),
                        people.roles(one.person(), study)))
                .toList();
    }

    private static List<String> withoutRole(List<SetUpView.PersonView> people) {
        return people.stream()
                .filter(view -> !view.holds().contains(view.person().role()))
                .map(view ->
                        "%s does not hold the role of a %s in this study yet. An administrator gives it on the page People."
                                .formatted(
                                        view.name() == null ? "Somebody who left" : view.name(),
                                        view.person().role().word()))
                .toList();
    }

    @Override
    public LedgerEntry change(Actor actor, StudyCode code, SetUpChange change, String reason) {
        Study study = acts.study(actor, Permission.CHANGE_STUDY, code);
        String why = StudyActs.reason("changing a study", reason);
        StudyData data = records.data(code);
        KnownParts known = KnownParts.of(data, bench, documents);
        CaptureRules rules = bench.rules(code);
        PartsCheck.require(known, change.parts());
        requireOnRoster(code, change.parts());
        List<VersionedRow> rows = new ArrayList<>();
        basics(change, study, data).ifPresent(rows::add);
        setUp(change, code, rules).ifPresent(rows::add);
        dayZero(change, data, rules).ifPresent(rows::add);
        rows.addAll(PartRows.of(code, known, change.parts()));
        return acts.commit(actor, ActKind.SET_UP_STUDY, code, why, rows);
    }

    private static Optional<VersionedRow> basics(SetUpChange change, Study study, StudyData data) {
        SetUpChange.Basics basics = change.basics();
        if (basics == null) {
            return Optional.empty();
        }
        if (basics.seen() != study.version()) {
            throw new ConcurrentChangeException(study.table(), study.id(), basics.seen() + 1);
        }
        requireTitle(basics.title());
        long volumes = data.readings().stream()
                .filter(reading -> reading.endpoint() == Endpoint.TUMOR_VOLUME && reading.formula() != null)
                .count();
        if (basics.formula() != study.formula() && volumes > 0) {
            throw new StudyException(
                    "Not saved: study %s has %,d volumes by '%s', and two formulas in one study look like growth. The formula stays."
                            .formatted(study.code(), volumes, study.formula().words()));
        }
        Study next = new Study(
                study.code(),
                study.version() + 1,
                basics.title().strip(),
                basics.zone(),
                basics.formula(),
                study.origin());
        boolean same = next.title().equals(study.title())
                && next.zone().equals(study.zone())
                && next.formula() == study.formula();
        return same ? Optional.empty() : Optional.of(next);
    }

    private Optional<VersionedRow> setUp(SetUpChange change, StudyCode code, CaptureRules rules) {
        SetUpChange.NextSetUp next = change.setUp();
        if (next == null) {
            return Optional.empty();
        }
        Optional<StudyDocument> current = documents.current(code, DocumentKind.SET_UP, NAME);
        StudyDocument document = acts.next(code, DocumentKind.SET_UP, NAME, next.setUp(), null);
        if (document.version() != next.seen() + 1) {
            throw new ConcurrentChangeException(document.table(), document.id(), next.seen() + 1);
        }
        LocalDate dayZero = Optional.ofNullable(change.dayZero()).orElse(rules.dayZero());
        requireSetUp(next.setUp(), dayZero == null ? next.setUp().startsOn() : dayZero);
        return current.map(StudyDocument::json).filter(document.json()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(document);
    }

    private static Optional<VersionedRow> dayZero(SetUpChange change, StudyData data, CaptureRules rules) {
        LocalDate next = change.dayZero();
        LocalDate before = rules.dayZero();
        if (next == null || next.equals(before)) {
            return Optional.empty();
        }
        List<Reading> readings = data.readings();
        if (before != null && !readings.isEmpty()) {
            throw new StudyException(
                    "Not saved: %,d readings of study %s count their days from %s. With another day 0 they would lie on other dates; correct the readings instead."
                            .formatted(readings.size(), data.study().code(), before));
        }
        return Optional.of(rules.forStudy(rules.study(), rules.version() + 1, next));
    }

    @Override
    public List<Source> sources(Actor actor) {
        Map<StudyCode, SetUp.Use> uses = documents.current(DocumentKind.SET_UP).stream()
                .collect(Collectors.toMap(
                        StudyDocument::study,
                        document -> DocumentText.read(document, SetUp.class).use()));
        return records.studies().stream()
                .filter(study -> access.allows(actor, Permission.CHANGE_STUDY, study.code()))
                .map(study -> new Source(study, uses.getOrDefault(study.code(), SetUp.Use.STUDY)))
                .sorted(Comparator.comparing(Source::use)
                        .reversed()
                        .thenComparing(source -> source.study().code()))
                .toList();
    }

    @Override
    public PastedMice mice(String text) {
        return PastedTables.mice(text);
    }

    @Override
    public PastedDonors donors(String text) {
        return PastedTables.donors(text);
    }
}
