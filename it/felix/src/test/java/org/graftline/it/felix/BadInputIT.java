package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What bad input gets: the exit code, one clear line that says what, where and what to do, and nothing half-stored. */
public class BadInputIT {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path here;

    @Before
    public void at() {
        here = folder.getRoot().toPath();
    }

    private TypedCommand refused(int exit, String[] says, String... words) throws Exception {
        TypedCommand typed = TypedCommand.type(here, words);
        assertEquals(typed.told(), exit, typed.exit());
        assertEquals(typed.told(), 1, typed.err().size());
        for (String part : says) {
            assertTrue("'" + part + "' in\n" + typed.told(), typed.err().get(0).contains(part));
        }
        assertFalse(typed.told(), typed.told().contains("Exception"));
        assertFalse(typed.told(), typed.told().contains("\tat "));
        return typed;
    }

    private static String[] says(String... parts) {
        return parts;
    }

    private String file(String name, String... lines) throws IOException {
        Files.writeString(here.resolve(name), String.join("\n", lines) + "\n");
        return name;
    }

    /** A table that can be fitted: two donors, two mice each, four days. */
    private String goodTable() throws IOException {
        StringBuilder rows = new StringBuilder("donor,mouse,day,twice,y");
        for (int donor = 1; donor <= 2; donor++) {
            for (int mouse = 1; mouse <= 2; mouse++) {
                for (int day = 0; day < 4; day++) {
                    rows.append("\nD%d,M%d%d,%d,%d,%.3f"
                            .formatted(
                                    donor,
                                    donor,
                                    mouse,
                                    day,
                                    2 * day,
                                    4 + 0.1 * day + Math.sin(donor + 2 * mouse + 5 * day) / 9));
                }
            }
        }
        return file("table.csv", rows.toString());
    }

    private String model(String fixed, String levels, String random) throws IOException {
        return file(
                "model.json",
                "{\"response\":\"y\",\"fixed\":\"" + fixed + "\",\"levels\":[" + levels + "],\"random\":[" + random
                        + "],"
                        + "\"variance\":{\"kind\":\"constant\"},\"method\":\"REML\",\"family\":\"gaussian\",\"factors\":{}}");
    }

    private static String line(String level) {
        return "{\"level\":\"" + level + "\",\"formula\":\"~ 1\",\"structure\":\"unstructured\"}";
    }

    @Test
    public void an_unreadable_file() throws Exception {
        refused(1, says("no-such.csv"), "report", "--data", "no-such.csv", "--out", "out");
    }

    @Test
    public void an_empty_file() throws Exception {
        Files.createFile(here.resolve("empty.csv"));
        refused(1, says("empty.csv", "empty"), "report", "--data", "empty.csv", "--out", "out");
    }

    @Test
    public void a_file_of_200_megabytes() throws Exception {
        try (RandomAccessFile huge =
                new RandomAccessFile(here.resolve("huge.csv").toFile(), "rw")) {
            huge.setLength(200L << 20);
        }
        refused(1, says("huge.csv", "50"), "report", "--data", "huge.csv", "--out", "out");
    }

    @Test
    public void a_model_whose_columns_do_not_exist() throws Exception {
        refused(
                1,
                says("'dose'"),
                "fit",
                "--data",
                goodTable(),
                "--model",
                model("~ dose", "\"donor\"", line("donor")));
    }

    @Test
    public void a_rank_deficient_design_is_fitted_without_the_column_and_says_so() throws Exception {
        TypedCommand typed = TypedCommand.type(
                here,
                "fit",
                "--data",
                goodTable(),
                "--model",
                model("~ day + twice", "\"mouse\"", line("mouse")),
                "--out",
                "fit.json");
        assertEquals(typed.told(), 0, typed.exit());
        assertTrue(typed.told(), typed.told().contains("Column 'twice' of the fixed part was left out"));
        assertTrue(Files.readString(here.resolve("fit.json")).contains("\"aliased\" : [ \"twice\" ]"));
    }

    @Test
    public void a_level_with_one_group() throws Exception {
        String table = Files.readString(here.resolve(goodTable())).replace("D2,", "D1,");
        Files.writeString(here.resolve("one.csv"), table);
        refused(
                1,
                says("donor", "one group"),
                "fit",
                "--data",
                "one.csv",
                "--model",
                model("~ day", "\"donor\",\"mouse\"", line("donor") + "," + line("mouse")));
    }

    @Test
    public void one_donor_only_is_an_analysis_that_says_so() throws Exception {
        StringBuilder rows = new StringBuilder("donor,mouse,arm,day,volume_mm3");
        for (int mouse = 1; mouse <= 6; mouse++) {
            for (int day = 0; day <= 16; day += 4) {
                rows.append("\nD1,M%d,%s,%d,%.2f"
                        .formatted(
                                mouse,
                                mouse <= 3 ? "control" : "drug",
                                day,
                                150 * Math.exp((mouse <= 3 ? 0.08 : 0.03) * day + Math.sin(mouse * 3 + day) / 12)));
            }
        }
        TypedCommand typed =
                TypedCommand.type(here, "report", "--data", file("one-donor.csv", rows.toString()), "--out", "out");
        assertEquals(typed.told(), 0, typed.exit());
        assertTrue(Files.readString(here.resolve("out/report.html")).contains("one donor"));
    }

    @Test
    public void wrong_rows_name_line_column_value_and_rule_and_nothing_is_stored() throws Exception {
        String home = here.resolve("home").toString();
        file(
                "good.csv",
                "donor,mouse,arm,day,volume_mm3",
                "D1,M1,control,0,100",
                "D1,M1,control,3,120",
                "D1,M2,drug,0,110",
                "D1,M2,drug,3,111");
        Process server = RunningServer.start(here.resolve("server"), here.resolve("home")); // it answers what is typed
        try {
            TypedCommand good =
                    TypedCommand.type(here, "import", "--home", home, "--study", "S1", "--accept", "good.csv");
            assertEquals(good.told(), 0, good.exit());
            wrongRows(home);
            TypedCommand known =
                    TypedCommand.type(here, "import", "--home", home, "--study", "S1", "--accept", "good.csv");
            assertEquals(known.told(), 0, known.exit());
            assertTrue(known.told(), String.join("\n", known.out()).contains("4"));
        } finally {
            server.destroyForcibly().waitFor();
        }

        TypedCommand audit = TypedCommand.type(here, "verify-audit", "--home", home);
        assertEquals(audit.told(), 0, audit.exit());
    }

    private void wrongRows(String home) throws Exception {
        wrong(home, "text in a number", "D1,M1,control,6,eighty", "line 2", "volume_mm3", "eighty");
        wrong(home, "negative volume", "D1,M1,control,6,-5", "line 2", "volume_mm3", "-5");
        wrong(home, "a day that is no number", "D1,M1,control,Tuesday,130", "line 2", "day", "Tuesday");
        wrong(home, "a mouse in two arms", "D1,M1,drug,6,130", "M1", "arm");
        wrong(home, "an unknown mouse", "D1,M9,drug,6,130", "line 2", "column 'mouse'", "'M9'", "--add-animals");
        wrongTable(home, "wrong columns", "this,that\n1,2", "bad.csv");
        wrongTable(
                home,
                "negative length",
                "donor,mouse,arm,day,length_mm,width_mm\nD1,M1,control,6,-5,4",
                "line 2",
                "length_mm",
                "-5");
    }

    private void wrong(String home, String what, String row, String... says) throws Exception {
        wrongTable(home, what, "donor,mouse,arm,day,volume_mm3\n" + row, says);
    }

    private void wrongTable(String home, String what, String table, String... says) throws Exception {
        file("bad.csv", table);
        TypedCommand typed = TypedCommand.type(here, "import", "--home", home, "--study", "S1", "--accept", "bad.csv");
        assertEquals(what + ": " + typed.told(), 1, typed.exit());
        for (String part : says) {
            assertTrue(
                    what + ", '" + part + "' in\n" + typed.told(), typed.told().contains(part));
        }
        assertFalse(typed.told(), typed.told().contains("Exception"));
        assertEquals(what + ": " + typed.told(), 1, typed.err().size());
    }

    @Test
    public void animals_that_are_new_are_added_when_the_person_says_so() throws Exception {
        String home = here.resolve("home").toString();
        file("first.csv", "donor,mouse,arm,day,volume_mm3", "D1,M1,control,0,100");
        file("more.csv", "donor,mouse,arm,day,volume_mm3", "D1,M9,control,0,90");
        TypedCommand.type(here, "import", "--home", home, "--study", "S1", "--accept", "first.csv");
        TypedCommand typed = TypedCommand.type(
                here, "import", "--home", home, "--study", "S1", "--accept", "--add-animals", "more.csv");
        assertEquals(typed.told(), 0, typed.exit());
        assertTrue(typed.told(), typed.told().contains("new to the study: 1 mouse ('M9')"));
    }

    @Test
    public void a_home_in_use_by_another_process() throws Exception {
        Path home = Files.createDirectories(here.resolve("home"));
        file("rows.csv", "donor,mouse,arm,day,volume_mm3", "D1,M1,control,0,100");
        try (FileChannel channel = FileChannel.open(
                        home.resolve("graftline.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
            refused(
                    1,
                    says(home.toString(), "in use"),
                    "import",
                    "--home",
                    home.toString(),
                    "--study",
                    "S1",
                    "--accept",
                    "rows.csv");
        }
        assertFalse(Files.exists(home.resolve("data/graftline.mv.db")));
    }

    @Test
    public void a_damaged_database_file() throws Exception {
        String home = here.resolve("home").toString();
        file("rows.csv", "donor,mouse,arm,day,volume_mm3", "D1,M1,control,0,100");
        TypedCommand.type(here, "import", "--home", home, "--study", "S1", "--accept", "rows.csv");
        Path database = here.resolve("home/data/graftline.mv.db");
        byte[] bytes = Files.readAllBytes(database);
        for (int block = 2 * 4096; block < bytes.length; block += 4096) { // where H2 looks for versions stays
            Arrays.fill(bytes, block + 1024, block + 3072, (byte) 0x5a);
        }
        Files.write(database, bytes);
        // H2 says that it cannot read, or falls back to a state of before the damage: neither is ever served.
        for (String[] words : new String[][] {
            {"verify-audit", "--home", home},
            {"import", "--home", home, "--study", "S1", "--accept", "rows.csv"},
            {"start", "--home", home, "--port", Integer.toString(ServerIT.freePort())}
        }) {
            TypedCommand typed = TypedCommand.type(here, words);
            assertEquals(typed.told(), 1, typed.exit());
            assertEquals(typed.told(), 1, typed.err().size());
            String sentence = typed.err().get(0);
            assertTrue(typed.told(), sentence.contains(home));
            assertTrue(typed.told(), sentence.contains("damaged"));
            assertTrue(typed.told(), sentence.contains("restore the last backup"));
            assertFalse(typed.told(), typed.told().contains("http://"));
        }
    }

    @Test
    public void an_old_copy_of_the_database_is_not_served_before_somebody_accepts_it() throws Exception {
        String home = here.resolve("home").toString();
        file("rows.csv", "donor,mouse,arm,day,volume_mm3", "D1,M1,control,0,100");
        file("more.csv", "donor,mouse,arm,day,volume_mm3", "D1,M1,control,3,120");
        TypedCommand.type(here, "import", "--home", home, "--study", "S1", "--accept", "rows.csv");
        Path database = here.resolve("home/data/graftline.mv.db");
        Files.copy(database, here.resolve("old.mv.db"));
        TypedCommand.type(here, "import", "--home", home, "--study", "S1", "--accept", "more.csv");
        Files.move(here.resolve("old.mv.db"), database, StandardCopyOption.REPLACE_EXISTING);

        Path seal = here.resolve("home/data/graftline.sha256");
        refused(
                1,
                says("is not as it was when it was closed", "restore the last backup", "delete " + seal),
                "verify-audit",
                "--home",
                home);
        Files.delete(seal);
        refused(
                1,
                says(
                        "chain 'study:S1' ends at entry 1, and entry 2 was committed once",
                        "restore the last backup",
                        "accept-older-state.txt"),
                "verify-audit",
                "--home",
                home);
        Files.writeString(
                here.resolve("home/ledger/accept-older-state.txt"), "Ada Administrator\nThere is no backup.\n");
        TypedCommand accepted = TypedCommand.type(here, "verify-audit", "--home", home);
        assertEquals(accepted.told(), 0, accepted.exit());
        TypedCommand again = TypedCommand.type(here, "import", "--home", home, "--study", "S1", "--accept", "more.csv");
        assertEquals(again.told(), 0, again.exit());
        assertTrue(again.told(), again.told().contains("1 new reading"));
    }

    @Test
    public void an_inference_that_does_not_exist_is_bad_usage() throws Exception {
        refused(2, says("'bogus'", "satterthwaite"), "fit", "--data", "a", "--model", "b", "--inference", "bogus");
    }

    @Test
    public void wrong_words_are_bad_usage() throws Exception {
        TypedCommand typed = TypedCommand.type(here, "fit", "--nonsense");
        assertEquals(typed.told(), 2, typed.exit());
        TypedCommand unknown = TypedCommand.type(here, "fti");
        assertEquals(unknown.told(), 2, unknown.exit());
        assertTrue(unknown.told(), unknown.told().contains("fti"));
    }
}
