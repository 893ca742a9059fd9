package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code graftline config}, typed: what holds, where it comes from, what is wrong, and what differs between two installations. */
public class ConfigIT {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home(String name, String store) throws Exception {
        Path home = folder.getRoot().toPath().resolve(name);
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/org.graftline.store.cfg"), store);
        return home;
    }

    private TypedCommand config(Path home, String... more) throws Exception {
        String[] words = new String[more.length + 3];
        words[0] = "config";
        words[1] = "--home";
        words[2] = home.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return TypedCommand.type(folder.getRoot().toPath(), words);
    }

    @Test
    public void each_setting_is_shown_with_its_origin_and_installations_are_compared_without_their_secrets()
            throws Exception {
        Path test = home("test", "poolSize=20\n");
        TypedCommand shown = config(test, "--pid", "org.graftline.store");
        assertEquals(shown.told(), 0, shown.exit());
        String text = String.join("\n", shown.out());
        assertTrue(text, text.contains("Graftline store (org.graftline.store)"));
        assertTrue(text, text.matches("(?s).*poolSize +20 +\\S*config/org\\.graftline\\.store\\.cfg.*"));
        assertTrue(text, text.matches("(?s).*user +graftline +default.*"));

        Path export = folder.getRoot().toPath().resolve("test.settings");
        TypedCommand exported = config(test, "--out", export.toString());
        assertEquals(exported.told(), 0, exported.exit());
        assertTrue(Files.readString(export), Files.readString(export).contains("org.graftline.store/poolSize = 20\n"));

        Path production = home("production", "poolSize=30\n");
        TypedCommand compared = config(production, "--against", export.toString());
        assertEquals(compared.told(), 0, compared.exit());
        String differences = String.join("\n", compared.out());
        assertTrue(differences, differences.contains("there: org.graftline.store/poolSize = 20"));
        assertTrue(differences, differences.contains("here:  org.graftline.store/poolSize = 30"));
        assertFalse(differences, differences.contains("org.graftline.store/user"));
    }

    @Test
    public void what_is_wrong_is_named_with_the_file_and_what_is_allowed() throws Exception {
        TypedCommand wrong = config(home("wrong", "poolSize=900\npoolSiez=30\n"), "--pid", "org.graftline.store");
        assertEquals(wrong.told(), 1, wrong.exit());
        String text = String.join("\n", wrong.err());
        assertTrue(text, text.contains("org.graftline.store.cfg, poolSiez: Nobody knows this key. Known are "));
        assertTrue(
                text,
                text.contains(
                        "org.graftline.store.cfg, poolSize: Connections: How many connections at the most, 2 to 100."));
    }
}
