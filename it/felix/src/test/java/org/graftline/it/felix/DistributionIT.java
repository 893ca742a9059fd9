package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** What stands in the folder that an administrator unpacks. */
public class DistributionIT {
    private static final Pattern OURS = Pattern.compile(".*-0\\.1\\.0-SNAPSHOT\\.jar");
    private static final Pattern JAR = Pattern.compile("(.+?)(-\\d[\\w.]*(-SNAPSHOT)?)?\\.jar");

    @Test
    public void every_work_of_others_is_named_with_its_licence() throws IOException {
        String notices = Files.readString(Distribution.folder().resolve("THIRD-PARTY.md"));
        Set<String> named = new TreeSet<>(List.of(notices.split("[|,\\s]+")));
        Set<String> unnamed = new TreeSet<>();
        for (Path jar : jars()) {
            if (!OURS.matcher(jar.toString()).matches()) {
                unnamed.add(work(jar.getFileName().toString()));
            }
            unnamed.addAll(inside(jar));
        }
        assertTrue("no jars seen: " + unnamed, unnamed.size() > 60);
        unnamed.removeAll(named);
        assertEquals(Set.of(), unnamed);
    }

    @Test
    public void every_setting_explains_itself() throws IOException {
        try (Stream<Path> files = Files.list(Distribution.folder().resolve("config"))) {
            List<Path> settings =
                    files.filter(f -> f.toString().endsWith(".cfg")).toList();
            assertTrue(settings.toString(), settings.size() >= 3);
            for (Path file : settings) {
                assertTrue(
                        file + " begins with what it is about",
                        Files.readString(file).startsWith("# "));
            }
        }
    }

    @Test
    public void licence_manual_and_the_source_of_the_demos_data_are_there() {
        for (String file : List.of(
                "LICENSE", "docs/manual/index.md", "demo/ATTRIBUTION.md", "demo/LICENSE", "bin/graftline.bat")) {
            assertTrue(file, Files.isRegularFile(Distribution.folder().resolve(file)));
        }
    }

    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>(Distribution.bundles());
        try (Stream<Path> lib = Files.list(Distribution.folder().resolve("lib"))) {
            lib.forEach(jars::add);
        }
        return jars;
    }

    private static List<String> inside(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return OURS.matcher(jar.toString()).matches()
                    ? file.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.matches("lib/.+\\.jar"))
                            .map(name -> work(name.substring("lib/".length())))
                            .toList()
                    : List.of();
        }
    }

    private static String work(String jar) {
        Matcher matcher = JAR.matcher(jar);
        return matcher.matches() ? matcher.group(1) : jar;
    }
}
