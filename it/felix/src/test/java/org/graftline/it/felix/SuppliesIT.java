package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** Where the distribution comes from: its bill of materials, the policy on licences, its checksums. */
public class SuppliesIT {
    private static final Pattern COMPONENT =
            Pattern.compile("\"type\" : \"library\",.*?(?=\"type\" : \"library\"|\\z)", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\"name\" : \"([^\"]+)\",\\s*\"version\" : \"([^\"]+)\"");
    private static final Pattern LICENCE = Pattern.compile("\"license\" : \\{\\s*\"(?:id|name)\" : \"([^\"]+)\"");

    private static String bill() throws IOException {
        assumeFalse(
                "Maven was offline, and the bill of materials is only made online.",
                "offline-true".equals(System.getProperty("graftline.offline")));
        return Files.readString(Distribution.folder().resolve("sbom.json"));
    }

    private static Stream<String> components() throws IOException {
        String bill = bill();
        String delivered = bill.substring(bill.indexOf("\n  \"components\" : [")); // behind the tools that made it
        return COMPONENT
                .matcher(delivered)
                .results()
                .map(MatchResult::group)
                .filter(text -> NAMED.matcher(text).find());
    }

    private static String name(String component) {
        Matcher named = NAMED.matcher(component);
        assertTrue(component, named.find());
        return named.group(1) + "-" + named.group(2);
    }

    @Test
    public void every_jar_and_every_jar_inside_a_bundle_is_in_the_bill_of_materials() throws IOException {
        Set<String> listed = components().map(SuppliesIT::name).collect(Collectors.toSet());
        Set<String> works = listed.stream()
                .map(name -> name.replaceFirst("-\\d[\\w.-]*$", ""))
                .collect(Collectors.toSet());
        Set<String> delivered = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Distribution.folder())) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                delivered.add(bare(jar.getFileName().toString()));
                delivered.addAll(inside(jar));
            }
        }
        assertTrue("jars seen: " + delivered, delivered.size() > 80);
        delivered.removeIf(jar -> works.contains(jar)); // inside a bundle jars stand without their version
        delivered.removeIf(jar -> jar.startsWith("features-")); // the bill is that of this very part
        delivered.removeAll(listed);
        assertEquals(Set.of(), delivered);
    }

    private static String bare(String jar) {
        return jar.substring(0, jar.length() - ".jar".length());
    }

    private static List<String> inside(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("lib/.+\\.jar"))
                    .map(name -> bare(name.substring("lib/".length())))
                    .toList();
        }
    }

    @Test
    public void every_component_has_a_licence_that_the_policy_allows() throws IOException {
        Set<String> allowed = Files.readAllLines(Distribution.folder().resolve("docs/manual/licences.md")).stream()
                .filter(line -> line.matches("\\| .+ \\| (yes|only).* \\|"))
                .map(line -> line.replaceFirst("^\\| (.+?) \\|.*", "$1"))
                .collect(Collectors.toSet());
        assertTrue(allowed.toString(), allowed.contains("Apache-2.0") && !allowed.contains("GPL, AGPL"));
        List<String> refused = new ArrayList<>();
        List<String> lesser = new ArrayList<>();
        for (String component : components().toList()) {
            Set<String> own =
                    LICENCE.matcher(component).results().map(m -> m.group(1)).collect(Collectors.toSet());
            if (own.stream().noneMatch(allowed::contains)) {
                refused.add(name(component) + " " + own);
            }
            if (own.stream().allMatch(licence -> licence.startsWith("LGPL"))) {
                lesser.add(name(component).replaceFirst("-[\\d.]+$", ""));
            }
        }
        assertEquals(List.of(), refused);
        assertEquals(
                "works under the LGPL, each replaceable as the policy says",
                Set.of("openhtmltopdf-core", "openhtmltopdf-pdfbox", "openhtmltopdf-svg-support"),
                Set.copyOf(lesser));
    }

    @Test
    public void every_file_has_the_checksum_that_stands_beside_it() throws Exception {
        Set<String> summed = new TreeSet<>();
        for (String line : Files.readAllLines(Distribution.folder().resolve("SHA256SUMS"))) {
            String file = line.substring(64).replaceFirst("^[ *]+", "");
            byte[] bytes = Files.readAllBytes(Distribution.folder().resolve(file));
            assertEquals(
                    file,
                    line.substring(0, 64),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            summed.add(file);
        }
        Set<String> delivered = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Distribution.folder())) {
            files.filter(Files::isRegularFile)
                    .map(file ->
                            Distribution.folder().relativize(file).toString().replace('\\', '/'))
                    .forEach(delivered::add);
        }
        delivered.remove("SHA256SUMS");
        assertEquals(delivered, summed);
    }
}
