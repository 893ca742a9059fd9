package org.graftline.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/** The framework with the bundles of one footprint. */
final class Container implements AutoCloseable {
    private static final String COMMAND_LINE = "org.graftline.study.command.CommandLine";
    private static final long PATIENCE_MILLIS = 20_000;
    private static final long STOPPING_MILLIS = 15_000;

    /** What must run before the rest: messages are seen and settings are there when the others start. */
    private static final List<String> FIRST = List.of(
            "org.ops4j.pax.logging.pax-logging-api",
            "org.ops4j.pax.logging.pax-logging-logback",
            "org.apache.felix.configadmin",
            "org.apache.felix.fileinstall",
            "org.apache.felix.scr",
            "org.graftline.platform-local"); // brings the simulated clock of a rehearsal before anything is dated

    /** Start levels: a framework stops them from the highest down, so logging hears all the others stop. */
    private static final int LOGGING_LEVEL = 1;

    private static final int WORKING_LEVEL = 2;

    private final Framework framework;

    private Container(Framework framework) {
        this.framework = framework;
    }

    /**
     * Starts the framework and the bundles.
     *
     * @throws LaunchException if one of them does not start, with its name
     */
    static Container start(Path installation, Invocation invocation, Home home) throws LaunchException {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no framework in lib"))
                .newFramework(settings(installation, invocation, home));
        Container container = new Container(framework);
        try {
            framework.start();
            container.startAll(container.install(installation, invocation.footprint()));
            return container;
        } catch (BundleException e) {
            container.stop();
            throw new LaunchException("The framework did not start: " + oneLine(e), e);
        } catch (LaunchException e) {
            container.stop();
            throw e;
        }
    }

    /**
     * Runs a command by the service that knows them all. The service is called by reflection, because its type belongs to a bundle.
     *
     * @return the exit code
     * @throws LaunchException if the service does not come up
     */
    int run(List<String> words, Path workingDirectory, PrintStream out, PrintStream err)
            throws LaunchException, InterruptedException {
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(framework.getBundleContext(), COMMAND_LINE, null);
        tracker.open();
        try {
            Object commandLine = tracker.waitForService(PATIENCE_MILLIS);
            ServiceReference<Object> reference = tracker.getServiceReference();
            if (commandLine == null || reference == null) {
                throw new LaunchException(
                        ExitCode.FAILED,
                        "The commands did not come up: no bundle offers %s. The log in the home directory says why."
                                .formatted(COMMAND_LINE));
            }
            Method run = reference
                    .getBundle()
                    .loadClass(COMMAND_LINE)
                    .getMethod("run", List.class, Path.class, PrintStream.class, PrintStream.class);
            return (Integer) run.invoke(commandLine, words, workingDirectory, out, err);
        } catch (InvocationTargetException e) {
            throw new LaunchException("The command failed: " + oneLine(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new LaunchException("The commands of this installation are of another version: " + oneLine(e), e);
        } finally {
            tracker.close();
        }
    }

    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    @Override
    public void close() {
        stop();
    }

    private void stop() {
        try {
            framework.stop();
            framework.waitForStop(STOPPING_MILLIS);
        } catch (BundleException e) {
            throw new IllegalStateException("The framework did not stop: " + oneLine(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Bundle> install(Path installation, Footprint footprint) throws LaunchException {
        FrameworkStartLevel levels = framework.adapt(FrameworkStartLevel.class);
        List<Bundle> bundles = new ArrayList<>();
        for (String folder : footprint.folders()) {
            for (Path jar : jars(installation.resolve("bundles").resolve(folder))) {
                boolean logs = String.valueOf(jar.getFileName()).startsWith("pax-logging");
                levels.setInitialBundleStartLevel(logs ? LOGGING_LEVEL : WORKING_LEVEL);
                try {
                    bundles.add(framework.getBundleContext().installBundle("reference:" + jar.toUri()));
                } catch (BundleException e) {
                    throw new LaunchException("The bundle %s cannot be installed: %s".formatted(jar, oneLine(e)), e);
                }
            }
        }
        return bundles;
    }

    private static List<Path> jars(Path folder) throws LaunchException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new LaunchException("The installation has no folder %s. Unpack Graftline anew.".formatted(folder), e);
        }
    }

    private void startAll(List<Bundle> bundles) throws LaunchException {
        List<Bundle> ordered = new ArrayList<>();
        for (String name : FIRST) {
            bundles.stream().filter(b -> name.equals(b.getSymbolicName())).forEach(ordered::add);
        }
        bundles.stream().filter(b -> !ordered.contains(b)).forEach(ordered::add);
        for (Bundle bundle : ordered) {
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null) {
                continue;
            }
            try {
                bundle.start();
            } catch (BundleException e) {
                boolean ownWords = e.getType() == BundleException.ACTIVATOR_ERROR && e.getCause() != null;
                throw new LaunchException(
                        "The bundle %s did not start: %s"
                                .formatted(bundle.getSymbolicName(), oneLine(ownWords ? e.getCause() : e)),
                        e);
            }
        }
    }

    private static Map<String, String> settings(Path installation, Invocation invocation, Home owned)
            throws LaunchException {
        Path home = owned.directory();
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(WORKING_LEVEL));
        settings.put("felix.log.level", "0"); // what matters comes as an exception
        settings.put("graftline.home", home.toString());
        settings.put("graftline.home.owned", "true"); // this launcher holds graftline.lock; the store need not take it
        settings.put(
                "graftline.home.passing",
                Boolean.toString(owned.isPassing())); // the store keeps off the configured database
        settings.put("graftline.port", Integer.toString(invocation.port()));
        settings.put("graftline.installation", installation.toString());
        settings.put(
                "org.ops4j.pax.logging.StaticLogbackFile",
                installation.resolve("config/logback.xml").toString());
        settings.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        settings.put("felix.fileinstall.dir", configuration(installation, home));
        settings.put("felix.fileinstall.filter", ".*\\.cfg");
        settings.put("felix.fileinstall.noInitialDelay", "true");
        settings.put("felix.fileinstall.enableConfigSave", "false");
        settings.put("felix.fileinstall.log.level", "2");
        settings.put("felix.cm.dir", home.resolve("cache/configurations").toString());
        settings.put(
                "ds.delayed.keepInstances", "true"); // a component between two uses keeps its pool, caches and tokens
        settings.put("gosh.args", "--nointeractive --noshutdown");
        KeystorePassword.of(home)
                .ifPresent(password -> settings.put("org.apache.felix.https.keystore.password", password));
        return settings;
    }

    /** The folders of settings; those of the home directory, which come last, override the shipped ones. */
    private static String configuration(Path installation, Path home) {
        Path own = home.resolve("config");
        String shipped = installation.resolve("config").toString();
        return Files.isDirectory(own) ? shipped + "," + own : shipped;
    }

    private static String oneLine(@Nullable Throwable failure) {
        if (failure == null) {
            return "no reason given";
        }
        String message = failure.getMessage();
        return (message == null ? failure.getClass().getSimpleName() : message)
                .replaceAll("\\s+", " ")
                .trim();
    }
}
