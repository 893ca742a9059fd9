package org.graftline.web.internal.api;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.platform.People;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.ImportMapping;
import org.graftline.study.LedgerHead;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.SaltedText;
import org.graftline.study.SourceCell;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.Tumor;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.Readings;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.people.TokenLimits;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;

/**
 * One study of two mice and the people around it, kept in lists: as strict as the real services where the API depends on it, without a
 * database.
 */
final class Laboratory implements People, Access, Readings, StudyRecords, Ledger {
    static final StudyCode STUDY = new StudyCode("PDX-1");
    static final String FILE = "ab".repeat(32);
    static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final String PASSWORD = "seven calm herons";
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final Map<String, Actor> logins = new HashMap<>();
    private final Map<PersonId, String> names = new HashMap<>();
    private final Map<PersonId, Set<Role>> roles = new HashMap<>();
    private final Map<UUID, List<WrittenReading>> histories = new LinkedHashMap<>();
    private final Study study = new Study(
            STUDY, 1, "A <b>study</b>", ZoneId.of("Europe/Berlin"), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, "Ours");
    private final Draw draw;
    private final Set<PersonId> blinded = new java.util.HashSet<>();
    private final List<ImportedFile> files = new ArrayList<>();
    private LedgerHead head = LedgerHead.EMPTY;

    /** How chance dealt the two mice to the arms. */
    enum Draw {
        FIRST_IS_CONTROL,
        SECOND_IS_CONTROL
    }

    Laboratory() {
        this(Draw.FIRST_IS_CONTROL);
    }

    Laboratory(Draw draw) {
        this.draw = draw;
        person("dora", "Dora Rector", Role.DIRECTOR);
        person("tom", "Tom Tan", Role.TECHNICIAN);
        person("mara", "Mara Voss", Role.ADMINISTRATOR);
        person("sia", "Sia Lund", Role.SCIENTIST);
        person("quinn", "Quinn Ames", Role.QA);
        person("rolf", "Rolf Reader", Role.READ_ONLY);
        person("nina", "Nina Noone");
        write(
                actor("dora"),
                ActKind.IMPORT_FILE,
                "first file",
                volume(FIRST, "m1", 0, "312.44")
                        .next()
                        .version(1)
                        .source(new SourceCell(
                                fileOf(draw), 2, Map.of("arm", armOf("m1").value(), "vol", "312.44")))
                        .build(),
                volume(UUID.fromString("00000000-0000-4000-8000-000000000002"), "m1", 3.5, "1234.5"),
                Reading.of(
                                UUID.fromString("00000000-0000-4000-8000-000000000003"),
                                STUDY,
                                new MouseId("m2"),
                                Endpoint.TUMOR_VOLUME,
                                new StudyDay(0),
                                NOW)
                        .site(Tumor.ONLY)
                        .withoutValue(ReadingStatus.NOT_PALPABLE)
                        .build());
    }

    static Reading volume(UUID uuid, String mouse, double day, String mm3) {
        return Reading.of(uuid, STUDY, new MouseId(mouse), Endpoint.TUMOR_VOLUME, new StudyDay(day), NOW)
                .site(Tumor.ONLY)
                .measured(new Decimal(mm3), VolumeFormula.AS_REPORTED, null)
                .build();
    }

    private void person(String login, String name, Role... held) {
        Actor actor = new Actor(new PersonId("p-" + login), name, Actor.Via.WEB);
        logins.put(login, actor);
        names.put(actor.person(), name);
        Set<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(List.of(held));
        roles.put(actor.person(), set);
    }

    Actor actor(String login) {
        return java.util.Objects.requireNonNull(logins.get(login));
    }

    void disable(String login) {
        logins.remove(login);
    }

    /** What stands in an imported file is what its hash is made of. */
    private static String fileOf(Draw draw) {
        return draw == Draw.FIRST_IS_CONTROL ? FILE : "cd".repeat(32);
    }

    private ArmName armOf(String mouse) {
        boolean control = mouse.equals("m1") == (draw == Draw.FIRST_IS_CONTROL);
        return new ArmName(control ? "control" : "erlotinib");
    }

    boolean isBlinded(Actor actor) {
        return blinded.contains(actor.person())
                || EnumSet.of(Role.TECHNICIAN, Role.READ_ONLY).containsAll(roles(actor.person(), STUDY));
    }

    /** The study's rules blind this person's role as well. */
    void blind(String login) {
        blinded.add(actor(login).person());
    }

    void keepFile(String name, String sha256) {
        files.add(new ImportedFile(name, sha256, 8));
    }

    void promote(String login) {
        java.util.Objects.requireNonNull(roles.get(actor(login).person())).add(Role.DIRECTOR);
    }

    /** An act without readings, of which only its place in the ledger matters here. */
    LedgerEntry noted(Actor actor, ActKind kind, String reason) {
        return write(actor, kind, reason);
    }

    synchronized LedgerEntry write(Actor actor, ActKind kind, String reason, Reading... readings) {
        LedgerEntry entry = LedgerEntry.following(
                head, new Act(Chain.of(STUDY), kind, actor, NOW, SaltedText.of(reason), List.of(readings)));
        head = entry.head();
        for (Reading reading : readings) {
            histories
                    .computeIfAbsent(reading.uuid(), uuid -> new ArrayList<>())
                    .add(new WrittenReading(reading, entry));
        }
        return entry;
    }

    @Override
    public Optional<Actor> authenticate(String login, char[] password, Actor.Via via) {
        return String.valueOf(password).equals(PASSWORD) ? Optional.ofNullable(logins.get(login)) : Optional.empty();
    }

    @Override
    public Optional<PersonId> find(String login) {
        return Optional.ofNullable(logins.get(login)).map(Actor::person);
    }

    @Override
    public Optional<Actor> actor(PersonId person, Actor.Via via) {
        return logins.values().stream()
                .filter(actor -> actor.person().equals(person))
                .findFirst();
    }

    /** Somebody who is disabled keeps their name. */
    @Override
    public Optional<String> name(PersonId person) {
        return Optional.ofNullable(names.get(person));
    }

    @Override
    public Set<Role> roles(PersonId person, @Nullable StudyCode study) {
        return roles.getOrDefault(person, Set.of());
    }

    @Override
    public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
        if (!allows(actor, permission, study)) {
            throw new NotAllowedException(actor, permission, study);
        }
    }

    @Override
    public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
        TokenLimits limits = actor.limits();
        return (limits == null || limits.allow(permission, study))
                && roles(actor.person(), study).stream().anyMatch(role -> role.allows(permission));
    }

    @Override
    public List<Study> studies(Actor actor) {
        return allows(actor, Permission.READ_STUDY, STUDY) ? List.of(study) : List.of();
    }

    @Override
    public StudyData data(Actor actor, StudyCode code) {
        require(actor, Permission.READ_STUDY, code);
        StudyData all = data(code);
        return !isBlinded(actor)
                ? all
                : new StudyData(
                        all.study(),
                        List.of(),
                        all.donors(),
                        all.mice(),
                        all.tumors(),
                        List.of(),
                        all.removals(),
                        all.readings().stream().map(Laboratory::withoutSource).toList(),
                        null);
    }

    private static Reading withoutSource(Reading reading) {
        return reading.next().version(reading.version()).source(null).build();
    }

    @Override
    public synchronized LedgerEntry record(Actor actor, Reading reading) {
        require(actor, Permission.RECORD_READINGS, STUDY);
        if (histories.containsKey(reading.uuid())) {
            throw new ConcurrentChangeException("reading", reading.id(), 1);
        }
        return write(actor, ActKind.RECORD_READING, "recorded", reading);
    }

    @Override
    public synchronized LedgerEntry correct(Actor actor, Reading corrected, String reason) {
        require(actor, Permission.RECORD_READINGS, STUDY);
        if (reason.isBlank()) {
            throw new StudyException("The reason is blank. Say why the reading is corrected.");
        }
        return write(actor, ActKind.CORRECT_READING, reason, corrected);
    }

    @Override
    public List<WrittenReading> history(Actor actor, StudyCode code, UUID reading) {
        require(actor, Permission.READ_STUDY, code);
        return history(reading).stream()
                .map(written -> isBlinded(actor)
                        ? new WrittenReading(withoutSource(written.reading()), written.entry())
                        : written)
                .toList();
    }

    @Override
    public List<Study> studies() {
        return List.of(study);
    }

    @Override
    public Optional<Study> study(StudyCode code) {
        return code.equals(STUDY) ? Optional.of(study) : Optional.empty();
    }

    @Override
    public StudyData data(StudyCode code) {
        if (!code.equals(STUDY)) {
            throw new UnknownStudyException(code);
        }
        DonorId donor = new DonorId("d1");
        ArmName control = new ArmName("control");
        ArmName treated = new ArmName("erlotinib");
        return new StudyData(
                study,
                List.of(new Arm(STUDY, control, 1, ArmRole.CONTROL), new Arm(STUDY, treated, 1, ArmRole.TREATED)),
                List.of(new Donor(STUDY, donor, 1, "L1", null)),
                List.of(mouse("m1", donor), mouse("m2", donor)),
                List.of(),
                List.of(
                        new ArmAssignment(STUDY, new MouseId("m1"), 1, armOf("m1")),
                        new ArmAssignment(STUDY, new MouseId("m2"), 1, armOf("m2"))),
                List.of(),
                histories.values().stream()
                        .map(versions -> versions.get(versions.size() - 1).reading())
                        .toList(),
                head);
    }

    private static Mouse mouse(String id, DonorId donor) {
        return new Mouse(STUDY, new MouseId(id), 1, donor, List.of());
    }

    @Override
    public List<WrittenReading> history(UUID reading) {
        return List.copyOf(histories.getOrDefault(reading, List.of()));
    }

    @Override
    public Optional<ImportMapping> mapping(StudyCode code, String headerSha256) {
        return Optional.empty();
    }

    @Override
    public List<ImportedFile> files(StudyCode code) {
        List<ImportedFile> all = new ArrayList<>(files);
        all.add(new ImportedFile("growth.csv", fileOf(draw), 2048));
        return all;
    }

    @Override
    public Optional<SourceFile> file(StudyCode code, String sha256) {
        return Optional.empty();
    }

    @Override
    public List<Chain> chains() {
        return List.of(Chain.of(STUDY));
    }

    @Override
    public LedgerHead head(Chain chain) {
        return chain.equals(Chain.of(STUDY)) ? head : LedgerHead.EMPTY;
    }

    @Override
    public List<LedgerEntry> entries(Chain chain, long after, int most) {
        throw new UnsupportedOperationException("The API reads no entries");
    }

    @Override
    public AuditResult verify() {
        throw new UnsupportedOperationException("The API verifies nothing");
    }

    static SecureRandom random() {
        return new SecureRandom();
    }
}
