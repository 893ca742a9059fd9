package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** The manual in the distribution says what an administrator will look up. */
public class ManualIT {
    private static final Path MANUAL = Distribution.folder().resolve("docs/manual");
    private static final Path SOURCES = Path.of("..", "..", "bundles");

    @Test
    public void every_numbered_message_of_the_log_is_explained() throws IOException {
        Set<String> sent = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().contains("/src/main/java/"))
                    .filter(f -> f.toString().endsWith(".java"))::iterator) {
                sent.addAll(found("\"(GL-\\d{4})", Files.readString(file)));
            }
        }
        assertTrue("too few messages seen: " + sent, sent.size() >= 10);
        assertEquals(sent, found("(?m)^\\| (GL-\\d{4}) ", Files.readString(MANUAL.resolve("messages.md"))));
    }

    @Test
    public void every_link_of_the_manual_leads_to_a_page() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> pages = Files.list(MANUAL)) {
            for (Path page : (Iterable<Path>) pages::iterator) {
                for (String link : found("\\]\\(([^)#:]+\\.md)", Files.readString(page))) {
                    if (!Files.exists(page.resolveSibling(link))) {
                        missing.add(page.getFileName() + " → " + link);
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> all = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
