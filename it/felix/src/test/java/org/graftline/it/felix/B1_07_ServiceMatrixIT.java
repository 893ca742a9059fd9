package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.inject.Inject;
import org.graftline.platform.People;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.LedgerHead;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.BenchSessions;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.StudyDetails;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Every method of every service that asks who acts, called by somebody of every role in a running container: the services refuse, without
 * any page. The methods are found in the container, so that one without a line in the table fails.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class B1_07_ServiceMatrixIT {
    private static final long PATIENCE_MS = 60_000;
    private static final StudyCode STUDY = new StudyCode("MATRIX");
    private static final StudyCode OTHER = new StudyCode("OTHER");
    private static final UUID SESSION = UUID.fromString("00000000-0000-4000-8000-00000000beef");
    private static final String PASSWORD = "seven calm herons";
    private static final Path MANUAL = Path.of("../../docs/manual/roles.md");

    /** Roles that a study blinds where nobody set its rules. */
    private static final Set<Role> BLINDED = EnumSet.of(Role.TECHNICIAN, Role.READ_ONLY);

    /** What a method asks for: permissions of which one is enough; +ARMS: also that one is not blinded. */
    private static final String TABLE = """
            AlertChains.chain                    READ_STUDY
            AlertChains.change                   CHANGE_STUDY
            Alerts.acknowledge                   HANDLE_ALERTS
            Alerts.decide                        DECIDE_WELFARE
            Alerts.of                            READ_STUDY
            Alerts.one                           READ_STUDY
            Alerts.open                          ANYBODY
            Amendments.amend                     CHANGE_STUDY
            Amendments.governing                 READ_STUDY
            Amendments.of                        READ_STUDY
            Amendments.readings                  READ_STUDY
            AnalysisPlans.of                     READ_STUDY
            AnalysisPlans.save                   LOCK_STUDY
            AnimalEvents.alerts                  READ_STUDY
            AnimalEvents.house                   RECORD_READINGS
            AnimalEvents.life                    READ_STUDY
            AnimalEvents.remark                  RECORD_READINGS
            AnimalEvents.remarks                 READ_STUDY
            AnimalEvents.remove                  RECORD_READINGS
            AnimalEvents.tag                     RECORD_READINGS
            ArmSights.of                         ANYBODY
            BenchEntries.keep                    RECORD_READINGS
            BenchEntries.move                    RECORD_READINGS
            BenchEntries.record                  RECORD_READINGS
            BenchEntries.withdraw                RECORD_READINGS
            BenchSessions.board                  RECORD_READINGS
            BenchSessions.open                   RECORD_READINGS
            BenchSessions.sessions               READ_STUDY
            BenchSessions.signOff                RECORD_READINGS
            BenchSessions.worksheet              RECORD_READINGS
            BenchSignIn.giveBadge                MANAGE_PEOPLE
            BenchSignIn.journalKey               ANYBODY
            BenchSignIn.withdrawBadge            MANAGE_PEOPLE
            Blinding.eyes                        INSPECT_STUDY
            Blinding.isBlinded                   ANYBODY
            Blinding.unblind                     CHANGE_STUDY
            CaptureSettings.change               CHANGE_STUDY
            CaptureSettings.rules                READ_STUDY
            Caretakers.of                        READ_STUDY
            Caretakers.set                       CHANGE_STUDY
            Cohorts.move                         CHANGE_STUDY
            Cohorts.of                           READ_STUDY
            Contradictions.decide                CHANGE_STUDY
            Contradictions.open                  READ_STUDY
            Devices.check                        RECORD_READINGS|KEEP_DEVICES
            Devices.checks                       READ_STUDY|KEEP_DEVICES
            Devices.devices                      READ_STUDY|KEEP_DEVICES
            Devices.save                         KEEP_DEVICES
            DocumentArchive.keep                 MAKE_REPORT
            Dosing.contradictions                READ_STUDY
            Dosing.correct                       GIVE_DOSES
            Dosing.decide                        CHANGE_STUDY
            Dosing.deviations                    READ_STUDY
            Dosing.doses                         READ_STUDY
            Dosing.history                       READ_STUDY
            Dosing.record                        GIVE_DOSES
            Dosing.retract                       GIVE_DOSES
            Dosing.round                         GIVE_DOSES
            Erasure.eraseEntry                   MANAGE_PEOPLE
            Erasure.erasePerson                  MANAGE_PEOPLE
            Erasure.eraseRecord                  MANAGE_PEOPLE
            ExceptionReview.of                   READ_STUDY
            Locks.lock                           LOCK_STUDY
            Locks.look                           LOCK_STUDY
            Locks.of                             READ_STUDY
            Locks.reopen                         LOCK_STUDY
            Locks.takeOut                        LOCK_STUDY
            MeasurementImports.commit            IMPORT_FILES
            MeasurementImports.preview           IMPORT_FILES
            Necropsies.all                       READ_STUDY
            Necropsies.of                        READ_STUDY
            Necropsies.record                    RECORD_READINGS
            OpenDecisions.waiting                READ_STUDY
            PaperScans.find                      READ_STUDY
            PaperScans.keep                      RECORD_READINGS
            PeopleAdministration.bindToDirectory MANAGE_PEOPLE
            PeopleAdministration.disable         MANAGE_PEOPLE
            PeopleAdministration.enroll          MANAGE_PEOPLE
            PeopleAdministration.grant           MANAGE_PEOPLE
            PeopleAdministration.people          MANAGE_PEOPLE
            PeopleAdministration.setMailAddress  MANAGE_PEOPLE
            PeopleAdministration.setPassword     MANAGE_PEOPLE
            PeopleAdministration.withdraw        MANAGE_PEOPLE
            Photos.all                           READ_STUDY
            Photos.keep                          RECORD_READINGS
            Photos.picture                       READ_STUDY
            Randomizations.candidates            RANDOMIZE
            Randomizations.draw                  RANDOMIZE
            Randomizations.draws                 READ_STUDY
            Randomizations.fix                   RANDOMIZE
            Randomizations.preview               RANDOMIZE
            Randomizations.rules                 READ_STUDY+ARMS
            Randomizations.setRules              RANDOMIZE
            Randomizations.stability             RANDOMIZE
            Randomizations.verify                READ_STUDY+ARMS
            Readings.correct                     RECORD_READINGS
            Readings.data                        READ_STUDY
            Readings.history                     READ_STUDY
            Readings.record                      RECORD_READINGS
            Readings.studies                     ANYBODY
            Regimens.all                         READ_STUDY+ARMS
            Regimens.arms                        READ_STUDY+ARMS
            Regimens.set                         CHANGE_STUDY+ARMS
            Regimens.tellTales                   READ_STUDY+ARMS
            Repeatability.of                     READ_STUDY
            ReportVersions.amend                 SIGN_REPORT+ARMS
            ReportVersions.comment               COMMENT_REPORT+ARMS
            ReportVersions.document              READ_REPORT+ARMS
            ReportVersions.freeze                MAKE_REPORT+ARMS
            ReportVersions.next                  MAKE_REPORT+ARMS
            ReportVersions.of                    READ_REPORT+ARMS
            ReportVersions.resolve               COMMENT_REPORT+ARMS
            ReportVersions.review                MAKE_REPORT+ARMS
            ReportVersions.sign                  SIGN_REPORT+ARMS
            ReportVersions.texts                 READ_REPORT+ARMS
            ReportVersions.version               READ_REPORT+ARMS
            ReportVersions.write                 MAKE_REPORT+ARMS
            ScriptTokens.issue                   READ_STUDY
            ScriptTokens.revoke                  ANYBODY
            ScriptTokens.tokens                  MANAGE_PEOPLE
            SheetWriters.writers                 RECORD_READINGS
            SingleSignOn.beginProof              ANYBODY
            StudyConducts.of                     READ_STUDY
            StudySetup.change                    CHANGE_STUDY
            StudySetup.check                     CHANGE_STUDY
            StudySetup.create                    CHANGE_STUDY
            StudySetup.of                        READ_STUDY
            StudySetup.sources                   ANYBODY
            VisitPlanner.change                  CHANGE_STUDY
            VisitPlanner.plan                    READ_STUDY
            WeightReferences.of                  RECORD_READINGS
            Worklists.of                         READ_STUDY
            """;

    @Inject
    private BundleContext context;

    private final Map<Role, Actor> actors = new EnumMap<>(Role.class);

    @Configuration
    public Option[] distribution() throws IOException {
        return DistributionInside.withHome("matrix");
    }

    @Test
    public void B1_07_every_service_answers_exactly_those_who_may() throws Exception {
        enrollEverybody();
        MadeUp here = values(STUDY);
        MadeUp elsewhere = values(OTHER);
        Map<String, String> table = table();
        Map<String, Set<Role>> answered = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Map<String, Method> methods = methods();
        assertEquals("methods of services, and lines of the table", methods.keySet(), table.keySet());
        for (Map.Entry<String, Method> named : methods.entrySet()) {
            Object service = service(named.getValue().getDeclaringClass());
            Set<Role> allowed = EnumSet.noneOf(Role.class);
            for (Role role : Role.values()) {
                if (answers(named.getValue(), service, actors.get(role), here)) {
                    allowed.add(role);
                }
                boolean ofOneStudy =
                        Arrays.asList(named.getValue().getParameterTypes()).contains(StudyCode.class)
                                && !table.get(named.getKey()).equals("ANYBODY");
                if (ofOneStudy
                        && answers(named.getValue(), service, actors.get(role), elsewhere)
                        && role != Role.ADMINISTRATOR) {
                    wrong.add(named.getKey() + " answers the " + role.word() + " of another study");
                }
            }
            Set<Role> wanted = wanted(table.get(named.getKey()));
            if (!wanted.equals(allowed)) {
                wrong.add("%s answers %s, wanted %s".formatted(named.getKey(), allowed, wanted));
            }
            answered.put(named.getKey(), allowed);
        }
        assertEquals(String.join("\n", wrong), List.of(), wrong);
        assertManual(answered);
    }

    /** A refusal for want of a role; whatever else happens means that the role was enough. */
    private boolean answers(Method method, Object service, Actor actor, MadeUp values) throws IllegalAccessException {
        values.give(Actor.class, actor);
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(values::of).toArray();
        Map<Chain, LedgerHead> before = heads();
        try {
            method.invoke(service, arguments);
            return true;
        } catch (InvocationTargetException thrown) {
            boolean refused = thrown.getCause() instanceof NotAllowedException;
            if (refused) {
                assertEquals(method + " was refused and wrote", List.of(), written(actor, before));
            }
            return !refused;
        }
    }

    private Map<Chain, LedgerHead> heads() {
        Ledger ledger = service(Ledger.class);
        Map<Chain, LedgerHead> heads = new TreeMap<>();
        ledger.chains().forEach(chain -> heads.put(chain, ledger.head(chain)));
        return heads;
    }

    /** What somebody wrote since; the questions of rules come in their own time, in the name of whoever entered. */
    private List<ActKind> written(Actor actor, Map<Chain, LedgerHead> since) {
        Ledger ledger = service(Ledger.class);
        return ledger.chains().stream()
                .flatMap(chain ->
                        ledger
                                .entries(
                                        chain,
                                        since.getOrDefault(chain, LedgerHead.EMPTY)
                                                .position(),
                                        100)
                                .stream())
                .filter(entry -> entry.person().equals(actor.person()))
                .map(LedgerEntry::kind)
                .filter(kind -> kind != ActKind.QUESTION_READING)
                .toList();
    }

    private static Set<Role> wanted(String needs) {
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        String[] parts = needs.split("\\+", 2);
        for (Role role : Role.values()) {
            boolean may = Arrays.stream(parts[0].split("\\|", -1))
                    .anyMatch(need -> need.equals("ANYBODY") || role.allows(Permission.valueOf(need)));
            if (may && (parts.length == 1 || !BLINDED.contains(role))) {
                wanted.add(role);
            }
        }
        return wanted;
    }

    private static Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" +", 2);
            table.put(words[0], words[1]);
        });
        return table;
    }

    /** The director of one study imports it, everybody else gets a role on it alone. */
    private void enrollEverybody() {
        PeopleAdministration office = service(PeopleAdministration.class);
        People people = service(People.class);
        Actor mara = office.enrollFirstAdministrator(
                office.firstAdministratorToken().orElseThrow(), "mara", "Mara Voss", PASSWORD.toCharArray(), Set.of());
        for (Role role : Role.values()) {
            if (role == Role.ADMINISTRATOR) {
                actors.put(role, mara);
            } else {
                PersonId person = office.enroll(mara, role.word(), "Person " + role.word());
                office.grant(mara, person, role, STUDY);
                actors.put(role, people.actor(person, Actor.Via.HOST).orElseThrow());
            }
        }
    }

    private MadeUp values(StudyCode study) {
        MeasurementImports imports = service(MeasurementImports.class);
        Actor director = actors.get(Role.DIRECTOR);
        ImportFile file = new ImportFile(
                "rows.csv",
                "donor,mouse,arm,day,volume_mm3\nD1,M1,control,0,100\nD1,M2,drug,0,90\n"
                        .getBytes(StandardCharsets.UTF_8));
        ImportPreview preview = imports.preview(director, STUDY, List.of(file), null);
        if (study.equals(STUDY)) {
            imports.commit(director, preview, new StudyDetails("Matrix", ZoneOffset.UTC, ""), List.of(), "first");
        }
        BenchSession session = new BenchSession(
                SESSION,
                1,
                study,
                new StudyDay(1),
                director.person(),
                Instant.EPOCH,
                List.of(new MouseId("M1")),
                List.of(Endpoint.TUMOR_VOLUME),
                BenchSession.State.OPEN,
                null);
        if (study.equals(STUDY)) {
            service(BenchSessions.class).open(director, session);
        }
        return new MadeUp(study)
                .give(UUID.class, SESSION)
                .give(BenchSession.class, session)
                .give(ImportPreview.class, preview)
                .give(PersonId.class, new PersonId("p-nobody"))
                .give(
                        Reading.class,
                        Reading.of(
                                        SESSION,
                                        study,
                                        new MouseId("x"),
                                        Endpoint.TUMOR_VOLUME,
                                        new StudyDay(0),
                                        Instant.EPOCH)
                                .site(Tumor.ONLY)
                                .measured(new Decimal("1"), VolumeFormula.AS_REPORTED, null)
                                .build());
    }

    /** All methods of our services whose first word is who acts, the guard itself aside. */
    private Map<String, Method> methods() throws Exception {
        Set<Class<?>> types = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        for (ServiceReference<?> reference : context.getAllServiceReferences((String) null, null)) {
            for (String name : (String[]) reference.getProperty("objectClass")) {
                if (name.matches("org\\.graftline\\.(study|platform|report)\\..*") && !name.contains(".internal.")) {
                    types.add(reference.getBundle().loadClass(name));
                }
            }
        }
        types.remove(Access.class);
        Map<String, Method> methods = new TreeMap<>();
        for (Class<?> type : types) {
            for (Method method : type.getMethods()) {
                if (method.getParameterCount() > 0 && method.getParameterTypes()[0].equals(Actor.class)) {
                    methods.put(type.getSimpleName() + "." + method.getName(), method);
                }
            }
        }
        return methods;
    }

    private void assertManual(Map<String, Set<Role>> answered) throws IOException {
        StringBuilder wanted = new StringBuilder("| Service | ");
        wanted.append(Arrays.stream(Role.values())
                .map(Role::word)
                .reduce((a, b) -> a + " | " + b)
                .orElseThrow());
        wanted.append(" |\n|---|").append("---|".repeat(Role.values().length));
        answered.forEach((method, allowed) -> {
            wanted.append("\n| `").append(method).append("` |");
            for (Role role : Role.values()) {
                wanted.append(allowed.contains(role) ? " yes |" : " – |");
            }
        });
        String begin = "<!-- generated: services -->\n";
        String text = Files.readString(MANUAL);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("\n<!-- end: services -->");
        assertTrue(MANUAL + " has the marks " + begin, from >= begin.length() && to >= from);
        if (Boolean.getBoolean("graftline.renew")) {
            Files.writeString(MANUAL, text.substring(0, from) + wanted + text.substring(to));
            return;
        }
        assertEquals(
                MANUAL
                        + " is not what the services do; renew it: mvn -o -pl it/felix -am verify -Dit.test=B1_07_ServiceMatrixIT"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false -DargLine=-Dgraftline.renew=true",
                wanted.toString(),
                text.substring(from, to));
    }

    private <S> S service(Class<S> type) {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            S service = tracker.waitForService(PATIENCE_MS);
            assertTrue("no service " + type.getName() + " within " + PATIENCE_MS + " ms", service != null);
            return service;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + type.getName(), stopped);
        } finally {
            tracker.close();
        }
    }
}
