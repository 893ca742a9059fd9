package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The archives that an administrator downloads, and the unit of systemd in them. */
public class DeployablesIT {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Path archive(String ending) throws IOException {
        try (Stream<Path> files = Files.list(Distribution.folder().resolveSibling("."))) {
            return files.filter(file -> file.getFileName().toString().matches("graftline-.*" + ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String ran(String... words) throws Exception {
        Process process = new ProcessBuilder(words)
                .directory(folder.getRoot())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(printed, 0, process.waitFor());
        return printed;
    }

    @Test
    public void the_archive_unpacks_to_a_distribution_that_runs_and_both_kinds_have_the_same_files() throws Exception {
        ran("tar", "xzf", archive("\\.tar\\.gz").toString());
        Path unpacked;
        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            unpacked = files.findFirst().orElseThrow();
        }
        assertTrue(ran(unpacked.resolve("bin/graftline").toString(), "version").startsWith("Graftline "));
        try (Stream<Path> files = Files.walk(unpacked);
                ZipFile zip = new ZipFile(archive("\\.zip").toFile())) {
            Set<String> inTar = files.filter(Files::isRegularFile)
                    .map(file -> folder.getRoot().toPath().relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> inZip = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(inTar, inZip);
        }
    }

    @Test
    public void the_unit_of_systemd_is_one() throws Exception {
        assumeTrue("There is no systemd-analyze here.", Files.isExecutable(Path.of("/usr/bin/systemd-analyze")));
        String unit = Files.readString(Distribution.folder().resolve("service/graftline.service"));
        Path here = folder.getRoot().toPath().resolve("graftline.service");
        Files.writeString(
                here,
                unit.replace(
                                "/opt/graftline/bin",
                                Distribution.folder()
                                        .resolve("bin")
                                        .toRealPath()
                                        .toString())
                        .replace("User=graftline", "User=root")
                        .replace("Group=graftline", "Group=root"));
        ran("systemd-analyze", "verify", here.toString());
    }
}
