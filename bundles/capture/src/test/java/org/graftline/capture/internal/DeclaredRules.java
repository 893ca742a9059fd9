package org.graftline.capture.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.record.StudyRecords;

/** The plausibility rules that bundles on the class path declare as services, found and made as a container does: by their descriptors. */
final class DeclaredRules {
    private static final Pattern CLASS = Pattern.compile("<implementation class=\"([^\"]+)\"");
    private static final Pattern RANKING = Pattern.compile("name=\"service.ranking\"[^>]*value=\"(-?\\d+)\"");

    private DeclaredRules() {}

    /**
     * Those that need nothing, or the records of studies.
     *
     * @return highest ranking first
     */
    static List<PlausibilityRule> with(StudyRecords records) {
        List<Declared> declared = new ArrayList<>();
        try {
            for (URL manifest :
                    Collections.list(DeclaredRules.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
                String base = manifest.toString().replace("META-INF/MANIFEST.MF", "");
                for (String component : components(manifest)) {
                    String descriptor = text(URI.create(base + component).toURL());
                    if (descriptor.contains("<provide interface=\"" + PlausibilityRule.class.getName() + "\"")) {
                        declared.add(new Declared(
                                Integer.parseInt(found(RANKING, descriptor)), made(found(CLASS, descriptor), records)));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return declared.stream()
                .sorted(Comparator.comparingInt(Declared::ranking).reversed())
                .map(Declared::rule)
                .toList();
    }

    private record Declared(int ranking, PlausibilityRule rule) {}

    private static List<String> components(URL manifest) throws IOException {
        try (InputStream in = manifest.openStream()) {
            String header = new Manifest(in).getMainAttributes().getValue("Service-Component");
            return header == null ? List.of() : List.of(header.split(",", -1));
        }
    }

    private static String text(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String found(Pattern pattern, String descriptor) {
        Matcher matcher = pattern.matcher(descriptor);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in " + descriptor);
        }
        return matcher.group(1);
    }

    private static PlausibilityRule made(String name, StudyRecords records) {
        try {
            for (Constructor<?> constructor : Class.forName(name).getConstructors()) {
                if (constructor.getParameterCount() == 0) {
                    return (PlausibilityRule) constructor.newInstance();
                }
                if (List.of(constructor.getParameterTypes()).equals(List.of(StudyRecords.class, OwnDays.class))) {
                    OwnDays studys = study -> Map.of();
                    return (PlausibilityRule) constructor.newInstance(records, studys);
                }
            }
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError(name, failed);
        }
        throw new AssertionError("The rule " + name + " needs a service that this test does not have");
    }
}
