package org.graftline.it.felix;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ops4j.pax.exam.Option;

/** The bundles of the distribution in the Felix of a test, with a home of its own. */
final class DistributionInside {
    private DistributionInside() {}

    /** @param name of the home below the module's target; one for each process */
    static Option[] withHome(String name) throws IOException {
        Path home =
                Path.of("target", name + "-" + ProcessHandle.current().pid()).toAbsolutePath();
        Files.createDirectories(home);
        Option[] bundles = Distribution.bundles().stream()
                .filter(jar ->
                        !jar.toString().contains("pax-logging-logback")) // the test's own logback is in its place
                .map(jar -> bundle("reference:" + jar.toUri()))
                .toArray(Option[]::new);
        return options(
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"),
                systemProperty("java.awt.headless").value("true"),
                systemProperty("graftline.home").value(home.toString()),
                frameworkProperty("graftline.home").value(home.toString()),
                frameworkProperty("org.osgi.service.http.port").value("0"),
                frameworkProperty("felix.fileinstall.dir").value(home.toString() + "/none"),
                frameworkProperty("gosh.args").value("--nointeractive --noshutdown -c noop=true"),
                composite(bundles),
                junitBundles());
    }
}
