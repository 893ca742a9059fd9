package org.graftline.web.internal.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.graftline.study.Sha256;

/**
 * Every file that the pages need, found as a browser finds them: from the shell through what each module imports and each style sheet
 * names. A browser that keeps them all can open the pages without a network.
 *
 * @param version a hash of the shell and of every file, so that it changes when any of them does
 * @param paths addresses, sorted
 */
record ShellFiles(String version, SortedMap<String, String> paths) {
    private static final Pattern NAMED_BY_SHELL = Pattern.compile("\"(/assets/[^\"]+)\"");
    private static final Pattern NAMED_BY_MODULE = Pattern.compile("(?:from|import) ?'(\\.[^']+)'");
    private static final Pattern NAMED_BY_STYLE = Pattern.compile("url\\(([^)]+)\\)|@import \"([^\"]+)\"");

    /** @throws IllegalStateException if a file names another that the bundle lacks */
    static ShellFiles read() {
        String shell = text("shell.html");
        Deque<String> open = new ArrayDeque<>();
        NAMED_BY_SHELL.matcher(shell).results().map(found -> found.group(1)).forEach(open::add);
        SortedMap<String, String> hashes = new TreeMap<>();
        while (!open.isEmpty()) {
            String path = open.remove();
            if (hashes.containsKey(path)) {
                continue;
            }
            byte[] content = bytes(path.substring(1));
            hashes.put(path, Sha256.of(content));
            named(path)
                    .ifPresent(pattern -> pattern.matcher(new String(content, StandardCharsets.UTF_8))
                            .results()
                            .map(ShellFiles::name)
                            .map(name -> URI.create(path).resolve(name).toString())
                            .forEach(open::add));
        }
        return new ShellFiles(Sha256.of(shell + hashes).substring(0, 16), hashes);
    }

    private static Optional<Pattern> named(String path) {
        if (path.contains("/vendor/")) {
            return Optional.empty(); // they import by the import map alone
        }
        return path.endsWith(".js")
                ? Optional.of(NAMED_BY_MODULE)
                : path.endsWith(".css") ? Optional.of(NAMED_BY_STYLE) : Optional.empty();
    }

    private static String name(MatchResult found) {
        String first = found.group(1);
        return first == null ? found.group(2) : first;
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        return Resources.read(name).orElseThrow(() -> new IllegalStateException("The bundle lacks " + name));
    }
}
