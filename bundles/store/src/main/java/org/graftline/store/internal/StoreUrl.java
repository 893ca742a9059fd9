package org.graftline.store.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is. H2 would take nearly any text for the name of a new file, so the url is read here first.
 *
 * @param jdbc the url for the driver, with our settings
 * @param driver which driver
 */
record StoreUrl(String jdbc, Driver driver) {
    /** The drivers we use, by the property {@code osgi.jdbc.driver.class} of their service. */
    enum Driver {
        H2("org.h2.Driver"),
        POSTGRESQL("org.postgresql.Driver");

        private final String className;

        Driver(String className) {
            this.className = className;
        }

        String className() {
            return className;
        }
    }

    /**
     * Ours: the launcher closes the database, not a hook of H2's; a commit is written before it is acknowledged; an act waits for a
     * long import before it; no values in a trace file.
     */
    private static final String H2_SETTINGS =
            ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=60000;TRACE_LEVEL_FILE=0";

    /** H2 keeps 16 MB of pages by itself, which a large import outgrows: it then reads again what it wrote a moment before. */
    private static final long LARGEST_CACHE = 256L << 20;

    private static final int SHARE_OF_HEAP = 8;

    /** A server that went without a word is noticed, an administrator sees who is connected, and rows of an act go in one message. */
    private static final Map<String, String> POSTGRESQL_SETTINGS = new TreeMap<>(Map.of(
            "ApplicationName",
            "Graftline",
            "connectTimeout",
            "10",
            "tcpKeepAlive",
            "true",
            "reWriteBatchedInserts",
            "true"));

    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    private static final Pattern POSTGRESQL =
            Pattern.compile("jdbc:postgresql://[A-Za-z0-9._\\[\\]:,-]+/[A-Za-z0-9_.%-]+(\\?[^\\s]*)?");

    /**
     * @param url as configured; empty for the H2 file of the home directory
     * @param home the home directory
     * @throws StudyException if it is no url of a database we can use
     */
    static StoreUrl of(String url, Path home) {
        String trimmed = url.strip();
        if (trimmed.isEmpty()) {
            return h2(home.toAbsolutePath().resolve("data").resolve("graftline").toString());
        }
        if (trimmed.startsWith(H2_FILE)) {
            String file = trimmed.substring(H2_FILE.length());
            if (!isInAFolder(file)) {
                throw refused(trimmed, "the path behind 'file:' must be absolute and its folder must exist");
            }
            if (!Files.exists(Path.of(file + SUFFIX)) && !Files.exists(Path.of(file + ".moved.txt"))) {
                throw refused(
                        trimmed,
                        "there is no file %s, and none is made unseen. Correct the path; to begin a new database there, create that file empty first"
                                .formatted(file + SUFFIX));
            }
            return h2(file);
        }
        if (!POSTGRESQL.matcher(trimmed).matches()) {
            throw refused(trimmed, "it is neither empty nor of one of these forms");
        }
        if (trimmed.contains("password=")) {
            throw refused(trimmed, "a password belongs into the file that passwordFile names");
        }
        return new StoreUrl(withSettings(trimmed), Driver.POSTGRESQL);
    }

    /** What is set in the url stays. */
    private static String withSettings(String url) {
        StringBuilder whole = new StringBuilder(url);
        POSTGRESQL_SETTINGS.forEach((name, value) -> {
            if (!url.matches(".*[?&]" + name + "=.*")) {
                whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return whole.toString();
    }

    /** @return the H2 file without its ending; null for a server */
    @Nullable
    Path file() {
        return driver == Driver.H2 ? Path.of(h2Path()) : null;
    }

    /** @return the file that says that this H2 file was moved to another database and is used no more */
    Path movedMark() {
        return Path.of(h2Path() + ".moved.txt");
    }

    private String h2Path() {
        return jdbc.substring(H2_FILE.length()).replaceFirst(";.*", "");
    }

    /** @return without what stands behind the name of the database, which may be secret */
    String shown() {
        return withoutSettings(jdbc);
    }

    static String withoutSettings(String url) {
        return url.replaceFirst("[?;].*", "");
    }

    private static boolean isInAFolder(String file) {
        try {
            Path path = Path.of(file);
            return path.isAbsolute() && path.getParent() != null && Files.isDirectory(path.getParent());
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static StoreUrl h2(String file) {
        if (file.contains(";")) {
            throw refused(H2_FILE + file, "a path must not contain ';', settings are the store's own");
        }
        long cache = Math.min(LARGEST_CACHE, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        return new StoreUrl(H2_FILE + file + H2_SETTINGS + ";CACHE_SIZE=" + cache / 1024, Driver.H2);
    }

    /** Without what stands behind '?', which may be secret. */
    private static StudyException refused(String url, String why) {
        return new StudyException(
                ("The url '%s' of org.graftline.store cannot be used: %s. Leave it empty for the H2 file of the home directory,"
                                + " or write jdbc:h2:file:/absolute/path or jdbc:postgresql://host:port/database.")
                        .formatted(url.replaceFirst("\\?.*", "?…"), why));
    }
}
