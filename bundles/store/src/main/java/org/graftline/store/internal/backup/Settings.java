package org.graftline.store.internal.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of settings, as text. */
public final class Settings {
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*([A-Za-z0-9_.-]+)\\s*[=:].*");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passphrase|secret|token|credential|apikey)");

    private Settings() {}

    /**
     * @param text of a file of settings
     * @return the same, with lines left out whose key says that the value is a secret; what names a file with the secret stays
     */
    static String withoutSecrets(String text) {
        StringBuilder kept = new StringBuilder();
        boolean within = false; // a secret may go on behind a backslash
        for (String line : text.split("\n", -1)) {
            Matcher assignment = ASSIGNMENT.matcher(line);
            boolean secret = within
                    || (assignment.matches()
                            && SECRET.matcher(assignment.group(1)).matches());
            if (secret && !within) {
                kept.append("# ").append(assignment.group(1)).append(" was a secret and is not in the backup\n");
            } else if (!secret) {
                kept.append(line).append('\n');
            }
            within = secret && line.stripTrailing().endsWith("\\");
        }
        kept.setLength(Math.max(0, kept.length() - 1));
        return kept.toString();
    }

    /**
     * Sets values in a file of settings, which need not exist; other lines stay.
     *
     * @param head comment lines above, for a new file
     */
    public static void set(Path file, String head, Map<String, String> values) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                Matcher assignment = ASSIGNMENT.matcher(line);
                if (!assignment.matches() || !values.containsKey(assignment.group(1))) {
                    lines.add(line);
                }
            }
        } else {
            lines.add(head);
        }
        values.forEach((key, value) -> lines.add(key + "=" + value.replace("\\", "\\\\")));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}
