package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.MOUSE;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachPeopleTable;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Housing;
import org.graftline.study.Sha256;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.backup.StudyArchives;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study's archive is read and verified here as a stranger would: by its files alone, with nothing of the store. */
class ArchiveTest extends StoreTest {
    private static final Pattern HASH = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");
    private static final Pattern PREVIOUS = Pattern.compile("\"previous\":\"([0-9a-f]{64})\"");

    @TempDir
    Path elsewhere;

    private Opened full(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        SourceFile pdf = new SourceFile(CODE, "report 1.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        List<VersionedRow> rows = new ArrayList<>(oneOfEachStudyTable());
        rows.add(pdf);
        rows.add(new StudyDocument(
                CODE, DocumentKind.REPORT_VERSION, "1", 1, "{\"pdf\":\"%s\"}".formatted(pdf.sha256())));
        rows.add(new Arm(CODE, new ArmName("=cmd|' /C calc'!A0"), 1, ArmRole.TREATED));
        opened.store().unitOfWork().commit(act(rows));
        opened.store().unitOfWork().commit(act(new Housing(CODE, MOUSE, 2, "C09", null)));
        opened.store().unitOfWork().commit(act(Chain.INSTALLATION, oneOfEachPeopleTable()));
        return opened;
    }

    private static StudyArchives archives(Opened opened) {
        return new StoredArchives(Database.migrated(opened.source()), "0.1.0", Clock.systemUTC());
    }

    @OnEachDatabase
    void the_chain_and_every_record_follow_from_the_archive_alone(TestDatabase database)
            throws SQLException, IOException {
        Opened opened = full(database);
        StudyArchives.Archive archive = archives(opened).write(CODE, elsewhere.resolve("a"));

        String previous = "0".repeat(64);
        Set<String> hashed = new HashSet<>();
        for (String line : Files.readAllLines(archive.place().resolve("ledger/entries.jsonl"))) {
            assertThat(first(PREVIOUS, line)).isEqualTo(previous);
            previous = Sha256.of(line);
            HASH.matcher(line).results().map(found -> found.group(1)).forEach(hashed::add);
        }
        assertThat(previous)
                .isEqualTo(archive.head().hash())
                .isEqualTo(opened.store().ledger().head(CHAIN).hash());
        Set<String> kept = new HashSet<>();
        for (Path file : files(archive.place().resolve("records"), ".jsonl")) {
            Files.readAllLines(file).forEach(line -> kept.add(Sha256.of(line)));
        }
        assertThat(kept).isEqualTo(hashed).hasSize((int) archive.rows());
    }

    @Test
    void it_has_tables_documents_reports_sources_and_what_anybody_needs_to_read_them()
            throws SQLException, IOException {
        Path archive = archives(full(TestDatabase.H2_FILE))
                .write(CODE, elsewhere.resolve("a"))
                .place();

        assertThat(names(archive))
                .contains(
                        "README.txt",
                        "SHA256SUMS",
                        "manifest.json",
                        "people.csv",
                        "verify.py",
                        "ledger/entries.csv",
                        "records/reading.csv",
                        "records/remark.csv",
                        "records/housing.csv",
                        "documents/REGIMEN/" + Sha256.of("drug \"A\"").substring(0, 8) + "-drug _A_-v1.json",
                        "reports/" + Sha256.of("%PDF-1.7").substring(0, 12) + "-report 1.pdf",
                        "sources/" + Sha256.of("mouse,day\nM,1\n").substring(0, 12) + "-growth.csv")
                .noneMatch(name -> name.contains("credential") || name.contains("person.csv"));
        assertThat(Files.readString(archive.resolve("records/remark.csv"))).contains("scruffy");
        assertThat(Files.readString(archive.resolve("records/arm.csv")))
                .contains(",'=cmd|")
                .doesNotContain(",=cmd|");
        assertThat(Files.readString(archive.resolve("records/housing.csv")).lines())
                .hasSize(4); // every version and the header
    }

    @OnEachDatabase
    void the_script_in_it_says_that_all_is_as_it_was_written(TestDatabase database) throws Exception {
        StudyArchives.Archive archive = archives(full(database)).write(CODE, elsewhere.resolve("a.zip"));

        Path unpacked = unpacked(archive.place());
        assertThat(verdict(unpacked, archive.head().hash()))
                .contains("2 ledger entries, %d records: all as they were written.".formatted(archive.rows()))
                .contains(archive.head().hash());
        assertThat(verdict(unpacked, "f".repeat(64))).contains("WRONG").contains("was kept elsewhere");
    }

    /** Somebody changes one byte and the list of sums with it; README and script are what a stranger brings along. */
    @Test
    void the_script_finds_any_changed_byte_of_records_ledger_and_files() throws Exception {
        StudyArchives.Archive archive = archives(full(TestDatabase.H2_FILE)).write(CODE, elsewhere.resolve("a"));
        Random random = new Random(20261129);
        for (Path file : files(archive.place(), "")) {
            String name = archive.place().relativize(file).toString();
            if (!name.matches("ledger/.*|records/(reading|remark)[.].*|people.*|documents/REG.*|reports/.*")) {
                continue;
            }
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] = (byte) (changed[at] == 'x' ? 'y' : 'x');
            Files.write(file, changed);
            byte[] sums = Files.readAllBytes(archive.place().resolve("SHA256SUMS"));
            Files.writeString(
                    archive.place().resolve("SHA256SUMS"),
                    new String(sums, StandardCharsets.UTF_8).replace(Sha256.of(whole), Sha256.of(changed)));
            assertThat(verdict(archive.place(), archive.head().hash()))
                    .as("%s, byte %d".formatted(name, at))
                    .contains("WRONG");
            Files.write(archive.place().resolve("SHA256SUMS"), sums);
            Files.write(file, whole);
        }
        assertThat(verdict(archive.place(), archive.head().hash())).contains("all as they were written");
    }

    @Test
    void a_study_that_is_not_as_its_ledger_has_it_is_not_archived() throws SQLException {
        Opened opened = full(TestDatabase.H2_FILE);
        opened.tamper("update reading set device = 'other' where device is not null");

        assertThatThrownBy(() -> archives(opened).write(CODE, elsewhere.resolve("a")))
                .isInstanceOf(StudyException.class)
                .hasMessageContainingAll("table reading", "are not as its ledger has them", "verify-audit");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void an_unknown_study_and_a_taken_place_are_refused() throws SQLException, IOException {
        StudyArchives archives = archives(open(TestDatabase.H2_FILE));
        assertThatThrownBy(() -> archives.write(CODE, elsewhere.resolve("a")))
                .isInstanceOf(UnknownStudyException.class);
        Opened opened = full(TestDatabase.H2_FILE);
        Path taken = Files.writeString(elsewhere.resolve("a.zip"), "mine");
        assertThatThrownBy(() -> archives(opened).write(CODE, taken)).hasMessageContaining("never overwritten");
        assertThat(taken).hasContent("mine");
    }

    private static String verdict(Path archive, String head) throws Exception {
        assumeTrue(Stream.of("/usr/bin/python3", "/usr/local/bin/python3").anyMatch(p -> Files.exists(Path.of(p))));
        Process python = new ProcessBuilder("python3", "verify.py", head)
                .directory(archive.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor() == 0).as(said).isEqualTo(said.contains("all as they were written"));
        return said.contains("Traceback") ? "WRONG: unreadable" : said;
    }

    private Path unpacked(Path zip) throws IOException {
        Path folder = elsewhere.resolve("unpacked");
        try (ZipFile in = new ZipFile(zip.toFile())) {
            for (var entry : in.stream().toList()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(in.getInputStream(entry), file);
            }
        }
        return folder;
    }

    private static List<String> names(Path folder) throws IOException {
        return files(folder, "").stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.joining());
    }
}
