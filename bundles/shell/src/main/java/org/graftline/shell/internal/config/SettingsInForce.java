package org.graftline.shell.internal.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Reads what bundles of ours declare (Metatype) and what is configured for them (Configuration Admin). */
public final class SettingsInForce {
    private static final String OURS = "org.graftline.";
    private static final String HTTP = "org.apache.felix.http";
    private static final String FILE = "felix.fileinstall.filename";
    /** What containers add to every configuration. */
    private static final Set<String> ADDED = Set.of(
            "service.pid", "service.factoryPid", "service.bundleLocation", FILE, "org.apache.karaf.features.configKey");

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final MetaTypeService metatypes;

    /** @param context sees the bundles */
    public SettingsInForce(BundleContext context, ConfigurationAdmin configurations, MetaTypeService metatypes) {
        this.context = context;
        this.configurations = configurations;
        this.metatypes = metatypes;
    }

    /** @return all of ours and those of the HTTP service, by PID and key */
    public List<Setting> all() {
        Map<String, Configuration> configured = configured();
        List<Setting> settings = new ArrayList<>();
        Set<String> declared = new HashSet<>();
        Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null
                        && bundle.getSymbolicName().startsWith(OURS))
                .map(metatypes::getMetaTypeInformation)
                .filter(information -> information != null)
                .forEach(information -> {
                    for (String pid : pids(information)) {
                        if (declared.add(pid)) {
                            settings.addAll(declared(
                                    pid, information.getObjectClassDefinition(pid, null), configured.get(pid)));
                        }
                    }
                });
        configured.forEach((pid, configuration) -> {
            if (!declared.contains(pid)) {
                settings.addAll(undeclared(pid, configuration));
            }
        });
        settings.sort(Comparator.comparing(Setting::pid).thenComparing(Setting::key));
        return settings;
    }

    private static List<String> pids(MetaTypeInformation information) {
        return information.getPids() == null ? List.of() : List.of(information.getPids());
    }

    private Map<String, Configuration> configured() {
        try {
            Configuration[] all =
                    configurations.listConfigurations("(|(service.pid=%s*)(service.pid=%s))".formatted(OURS, HTTP));
            Map<String, Configuration> byPid = new TreeMap<>();
            if (all != null) {
                Arrays.stream(all).forEach(one -> byPid.put(one.getPid(), one));
            }
            return byPid;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Setting> declared(
            String pid, ObjectClassDefinition declaration, @Nullable Configuration configuration) {
        List<Setting> settings = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (AttributeDefinition attribute : declaration.getAttributeDefinitions(ObjectClassDefinition.ALL)) {
            known.add(attribute.getID());
            Object set =
                    configuration == null ? null : properties(configuration).get(attribute.getID());
            String value = text(set == null ? attribute.getDefaultValue() : set);
            settings.add(new Setting(
                    pid,
                    declaration.getName(),
                    attribute.getID(),
                    value,
                    set == null || configuration == null ? Setting.DEFAULT : origin(configuration),
                    set == null ? "" : wrong(attribute, value)));
        }
        if (configuration != null) {
            undeclared(pid, configuration).stream()
                    .filter(setting -> !known.contains(setting.key()))
                    .map(setting -> new Setting(
                            pid,
                            declaration.getName(),
                            setting.key(),
                            setting.value(),
                            setting.origin(),
                            "Nobody knows this key. Known are %s."
                                    .formatted(known.stream().sorted().collect(Collectors.joining(", ")))))
                    .forEach(settings::add);
        }
        return settings;
    }

    /** A value that the declaration refuses, with what it allows. */
    private static String wrong(AttributeDefinition attribute, String value) {
        String why = attribute.validate(value);
        return why == null || why.isEmpty() ? "" : "%s: %s".formatted(attribute.getName(), attribute.getDescription());
    }

    private static List<Setting> undeclared(String pid, Configuration configuration) {
        Dictionary<String, Object> properties = properties(configuration);
        return Collections.list(properties.keys()).stream()
                .filter(key -> !ADDED.contains(key))
                .map(key -> new Setting(pid, pid, key, text(properties.get(key)), origin(configuration), ""))
                .toList();
    }

    private static Dictionary<String, Object> properties(Configuration configuration) {
        Dictionary<String, Object> properties = configuration.getProperties();
        return properties == null ? FrameworkUtil.asDictionary(Map.of()) : properties;
    }

    private static String origin(Configuration configuration) {
        Object file = properties(configuration).get(FILE);
        if (file == null) {
            return "Configuration Admin";
        }
        String name = file.toString();
        return name.startsWith("file:") ? Path.of(URI.create(name)).toString() : name;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, java.lang.reflect.Array.getLength(value))
                    .mapToObj(i -> String.valueOf(java.lang.reflect.Array.get(value, i)))
                    .collect(Collectors.joining(","));
        }
        return value.toString();
    }
}
