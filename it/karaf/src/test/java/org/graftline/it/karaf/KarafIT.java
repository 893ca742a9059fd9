package org.graftline.it.karaf;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/manual/karaf.md tells an administrator, step by step, in a stock Karaf without a network in which another party's application is used all the
 * time: install, use, upgrade, roll back, uninstall, wipe the cache.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KarafIT {
    private static final String VERSION = System.getProperty("graftline.version");
    private static final String PASSWORD = "a long enough password";

    private Path folder;
    private StockKaraf karaf;
    private Probe probe;
    private Path kar;
    private int port;
    private int diaryRead;
    /** Symbolic names of what was there before us; libraries that came with us may go with us. */
    private Set<String> foreign = Set.of();

    @BeforeAll
    void another_party_is_at_home(@TempDir Path empty) throws Exception {
        folder = empty;
        kar = Path.of(System.getProperty("graftline.kar"));
        karaf = new StockKaraf(folder);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.writeString(
                karaf.folder().resolve("etc/org.apache.felix.http.cfg"),
                "org.osgi.service.http.port = %d\norg.apache.felix.http.host = 127.0.0.1\n".formatted(port));
        karaf.start();
        karaf.typed("feature:install http", "bundle:install -s file:" + System.getProperty("graftline.host"));
        StockKaraf.waitFor("the other party's page", () -> vivarium("").equals("The vivarium is open."));
        probe = new Probe(URI.create("http://127.0.0.1:%d/vivarium".formatted(karaf.http)));
        foreign = Arrays.stream(karaf.typed("bundle:list -t 0 -s --no-format").split("\\s+", -1))
                .collect(Collectors.toSet());
        then(foreign)
                .contains("com.example.vivarium", "org.apache.karaf.shell.core", "org.ops4j.pax.web.pax-web-runtime");
        foreignEvents();
    }

    @AfterAll
    void everybody_leaves() throws Exception {
        probe.close();
        karaf.close();
    }

    @Test
    @Order(1)
    void the_kar_alone_installs_and_starts_nothing() throws Exception {
        karaf.typed("kar:install file:" + kar);
        then(karaf.typed("feature:repo-list")).contains("mvn:org.graftline/features/" + VERSION + "/xml/features");
        then(karaf.bundles("org.graftline")).isEmpty();
        then(foreignEvents()).isEmpty();
    }

    @Test
    @Order(2)
    void the_dry_run_names_what_would_be_installed_and_refreshes_nobody() throws Exception {
        karaf.typed("feature:install -t -v graftline");
        StockKaraf.waitFor("the plan", () -> karaf.log().contains("Bundles to install:"));
        then(karaf.log())
                .contains("mvn:org.graftline/web/" + VERSION)
                .doesNotContain("to refresh")
                .doesNotContain("Refreshing");
        then(karaf.bundles("org.graftline")).isEmpty();
    }

    @Test
    @Order(3)
    void one_command_installs_it_and_no_bundle_of_anybody_else_is_stopped() throws Exception {
        karaf.typed("feature:install graftline");
        StockKaraf.waitFor("our first page", () -> status("/") == 200);
        then(karaf.bundles("org.graftline")).hasSizeGreaterThan(10).allMatch(line -> line.contains("Active"));
        then(foreignEvents()).isEmpty();
        then(vivarium("")).isEqualTo("The vivarium is open.");
    }

    @Test
    @Order(4)
    void a_study_is_served() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        then(karaf.typed(
                        "graftline:users first ada --role administrator --role director --name 'Ada Director' --password-file "
                                + password))
                .contains("ada");
        Path csv = Files.writeString(folder.resolve("study.csv"), study());
        String imported = karaf.typed("graftline:import --as ada --study VIV-1 --accept " + csv);
        then(imported).as(imported).doesNotContain("Error executing");
        then(logIn()).isEqualTo(201);
        then(status("/api/v1/studies/VIV-1")).isEqualTo(200);
    }

    /** Three donors, two arms, two mice each, measured five times. */
    private static String study() {
        StringBuilder csv = new StringBuilder("donor,mouse,arm,day,volume_mm3\n");
        for (int donor = 1; donor <= 3; donor++) {
            for (int mouse = 1; mouse <= 4; mouse++) {
                String arm = mouse <= 2 ? "vehicle" : "drug";
                for (int visit = 0; visit < 5; visit++) {
                    double rate = mouse <= 2 ? 0.08 : 0.04;
                    double wobble = 1 + ((donor * 7 + mouse * 5 + visit * 3) % 11 - 5) / 50.0;
                    csv.append("D%d,M%d%d,%s,%d,%.1f%n"
                            .formatted(donor, donor, mouse, arm, visit * 4, 150 * Math.exp(rate * visit * 4) * wobble));
                }
            }
        }
        return csv.toString();
    }

    @Test
    @Order(5)
    void the_next_release_takes_its_place_and_one_version_is_active() throws Exception {
        String before = records();
        Path next = NextRelease.of(kar, VERSION, folder.resolve("graftline-next.kar"));
        karaf.typed("kar:install file:" + next);
        karaf.typed("feature:install --upgrade graftline/" + NextRelease.VERSION);
        onlyVersion(NextRelease.VERSION);
        then(records()).isEqualTo(before);
        then(foreignEvents()).isEmpty();
    }

    @Test
    @Order(6)
    void the_release_before_comes_back() throws Exception {
        String before = records();
        karaf.typed("feature:uninstall graftline/" + NextRelease.VERSION, "feature:install graftline/" + VERSION);
        onlyVersion(VERSION.replace('-', '.'));
        then(records()).isEqualTo(before);
        then(foreignEvents()).isEmpty();
    }

    private void onlyVersion(String version) throws Exception {
        StockKaraf.waitFor("version " + version, () -> {
            List<String> ours = karaf.bundles("org.graftline");
            return !ours.isEmpty() && ours.stream().allMatch(line -> line.contains("Active") && line.contains(version));
        });
        StockKaraf.waitFor("our first page", () -> status("/") == 200);
    }

    /** What the study has, told by the ledger. */
    private String records() throws Exception {
        StockKaraf.waitFor(
                "the commands", () -> karaf.typed("graftline:version").contains("Graftline"));
        String audit = karaf.typed("graftline:verify-audit");
        then(audit).contains("VIV-1");
        return audit;
    }

    @Test
    @Order(7)
    void uninstalled_it_leaves_no_bundle_port_or_thread_and_keeps_the_records() throws Exception {
        karaf.typed(
                "feature:uninstall graftline",
                "kar:uninstall graftline-next",
                "kar:uninstall " + kar.getFileName().toString().replace(".kar", ""));
        StockKaraf.waitFor(
                "the last bundle", () -> karaf.bundles("org.graftline").isEmpty());
        then(karaf.typed("feature:list -i")).doesNotContain("graftline");
        then(status("/")).isEqualTo(-1);
        StockKaraf.waitFor(
                "the threads", () -> jcmd("Thread.print").lines().noneMatch(line -> line.contains("graftline")));
        try (Stream<Path> files = Files.walk(karaf.user().resolve(".graftline"))) {
            then(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.endsWith(".mv.db"));
        }
        then(foreignEvents()).isEmpty();
    }

    @Test
    @Order(8)
    void the_other_party_answered_all_the_time() {
        then(probe.failures()).isEmpty();
        then(probe.asked()).isGreaterThan(100);
    }

    @Test
    @Order(9)
    void installed_for_good_it_survives_a_wiped_cache() throws Exception {
        probe.close();
        try (ZipFile zip =
                new ZipFile(kar.toFile())) { // unzip graftline-….kar 'repository/*', then its content into system/
            for (var entry : zip.stream()
                    .filter(one -> !one.isDirectory() && one.getName().startsWith("repository/"))
                    .toList()) {
                Path to =
                        karaf.folder().resolve("system").resolve(entry.getName().substring("repository/".length()));
                Files.createDirectories(to.getParent());
                Files.copy(zip.getInputStream(entry), to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path cfg = karaf.folder().resolve("etc/org.apache.karaf.features.cfg");
        Files.writeString(
                cfg,
                Files.readString(cfg)
                        .replace(
                                "featuresRepositories = \\",
                                "featuresRepositories = \\\n    mvn:org.graftline/features/" + VERSION
                                        + "/xml/features, \\")
                        .replace("featuresBoot = \\", "featuresBoot = \\\n    graftline, \\"));
        karaf.stop();
        delete(karaf.folder().resolve("data"));
        Files.createDirectories(karaf.folder().resolve("data/tmp"));
        karaf.start();
        StockKaraf.waitFor("our first page", () -> status("/") == 200);
        then(records()).contains("VIV-1");
        karaf.stop();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String jcmd(String command) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(java()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** bin/karaf is a script; Java is its child. */
    private long java() {
        return ProcessHandle.of(karaf.pid())
                .orElseThrow()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .map(ProcessHandle::pid)
                .orElse(karaf.pid());
    }

    /** What happened to bundles that are not ours since it was asked last. */
    private List<String> foreignEvents() throws Exception {
        List<String> diary = vivarium("/diary").lines().toList();
        List<String> since = diary.subList(diaryRead, diary.size()).stream()
                .filter(line -> line.matches("\\S+ (stopped|updated|unresolved) .*"))
                .filter(line -> foreign.contains(line.split(" ", -1)[2]))
                .toList();
        diaryRead = diary.size();
        return since;
    }

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private int status(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int logIn() throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"login\":\"ada\",\"password\":\"%s\"}".formatted(PASSWORD)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String vivarium(String path) throws Exception {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + karaf.http + "/vivarium" + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }
}
