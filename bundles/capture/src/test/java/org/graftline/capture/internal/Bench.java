package org.graftline.capture.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.layout.DaysAcrossLayout;
import org.graftline.capture.internal.layout.DaysDownLayout;
import org.graftline.capture.internal.layout.LongLayout;
import org.graftline.capture.internal.reading.ImportAssembly;
import org.graftline.capture.internal.rule.FivefoldStep;
import org.graftline.capture.internal.rule.ReplicatesApart;
import org.graftline.capture.internal.rule.SuddenLoss;
import org.graftline.capture.internal.rule.WeightStep;
import org.graftline.capture.internal.table.TableFiles;
import org.graftline.platform.People;
import org.graftline.platform.Roster;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;
import org.graftline.study.capture.StudyDetails;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** Capture on records in memory, with a director who may do everything and a guest who may do nothing. */
final class Bench {
    static final StudyCode STUDY = new StudyCode("S1");
    static final Actor DIRECTOR = new Actor(new PersonId("p-director"), "Dana Director", Actor.Via.COMMAND_LINE);
    static final Actor GUEST = new Actor(new PersonId("p-guest"), "Gil Guest", Actor.Via.WEB);
    static final StudyDetails DETAILS = new StudyDetails("A study", ZoneId.of("Europe/Berlin"), "");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00.123456789Z"), ZoneOffset.UTC);

    final MemoryStore store = new MemoryStore();
    final Map<StudyCode, List<Roster.Animal>> platformRoster = new HashMap<>();
    final Set<StudyCode> authoritative = new HashSet<>();
    final FileImports imports;
    final StudyReadings readings;

    Bench() {
        this(50 << 20);
    }

    Bench(long maxBytes) {
        WriteLock lock = new WriteLock();
        KeptStudies studies = new KeptStudies(store, store, store, store, lock, CLOCK);
        imports = new FileImports(
                new ImportRecords(store, store, store, new DirectorOnly(), new MapRoster(), new MapPeople(), studies),
                lock,
                new ImportAssembly(
                        new TableFiles(maxBytes),
                        List.of(new DaysAcrossLayout(), new DaysDownLayout(), new LongLayout()),
                        List.of(new FivefoldStep(), new SuddenLoss(), new WeightStep(), new ReplicatesApart()),
                        CLOCK),
                CLOCK);
        readings = new StudyReadings(
                studies,
                store,
                new Sights(new Staff(Map.of(DIRECTOR, Role.DIRECTOR)), new DirectorOnly()),
                (actor, study) -> ArmSights.Sight.SHOWN,
                study -> Map.of(),
                new DirectorOnly());
    }

    static ImportFile file(String name, String... lines) {
        return new ImportFile(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    ImportPreview preview(ImportFile... files) {
        return imports.preview(DIRECTOR, STUDY, List.of(files), null);
    }

    ImportPreview preview(@Nullable ImportDesign design, ImportFile... files) {
        return imports.preview(DIRECTOR, STUDY, List.of(files), design);
    }

    @Nullable
    LedgerEntry commit(ImportPreview preview) {
        return imports.commit(DIRECTOR, preview, DETAILS, List.of(), "first data");
    }

    @Nullable
    LedgerEntry commit(ImportPreview preview, List<ProposedCorrection> accepted, String reason) {
        return imports.commit(DIRECTOR, preview, DETAILS, accepted, reason);
    }

    static List<String> errors(ImportPreview preview) {
        return texts(preview.problems(), Severity.ERROR);
    }

    static List<String> warnings(ImportPreview preview) {
        return texts(preview.problems(), Severity.WARNING);
    }

    static List<String> texts(List<RowProblem> problems, Severity severity) {
        List<String> texts = new ArrayList<>();
        problems.stream().filter(p -> p.severity() == severity).forEach(p -> texts.add(p.text()));
        return texts;
    }

    private static final class DirectorOnly implements Access {
        @Override
        public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
            if (!allows(actor, permission, study)) {
                throw new NotAllowedException(actor, permission, study);
            }
        }

        @Override
        public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
            return actor.equals(DIRECTOR);
        }
    }

    /** Anna, who logs in as "anna"; nobody else is known. */
    private static final class MapPeople implements People {
        @Override
        public Optional<Actor> authenticate(String login, char[] password, Actor.Via via) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonId> find(String login) {
            return login.equals("anna") ? Optional.of(new PersonId("p-anna")) : Optional.empty();
        }

        @Override
        public Optional<Actor> actor(PersonId person, Actor.Via via) {
            return Optional.empty();
        }

        @Override
        public Set<Role> roles(PersonId person, @Nullable StudyCode study) {
            return Set.of();
        }
    }

    private final class MapRoster implements Roster {
        @Override
        public boolean isAuthoritative(StudyCode study) {
            return authoritative.contains(study);
        }

        @Override
        public List<Animal> animals(StudyCode study) {
            return platformRoster.getOrDefault(study, List.of());
        }

        @Override
        public Optional<Animal> byTag(StudyCode study, String tag) {
            return animals(study).stream()
                    .filter(animal -> animal.mouse().value().equals(tag)
                            || animal.aliases().contains(tag))
                    .findFirst();
        }
    }
}
