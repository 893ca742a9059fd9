package org.graftline.shell.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graftline.shell.internal.config.Setting;
import org.graftline.shell.internal.config.SettingsInForce;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.MetaTypeService;

/** {@code graftline config}. */
@Component(service = Command.class, property = Command.NAME + "=config")
public final class ConfigCommand implements Command<ConfigWords> {
    private final SettingsInForce settings;

    /**
     * @param context sees the bundles
     * @param configurations what is set
     * @param metatypes what may be set
     */
    @Activate
    public ConfigCommand(
            BundleContext context, @Reference ConfigurationAdmin configurations, @Reference MetaTypeService metatypes) {
        settings = new SettingsInForce(context, configurations, metatypes);
    }

    @Override
    public Class<ConfigWords> words() {
        return ConfigWords.class;
    }

    @Override
    public Outcome run(ConfigWords words, Console console) {
        List<Setting> all = settings.all().stream()
                .filter(setting -> words.pid() == null || setting.pid().equals(words.pid()))
                .toList();
        if (all.isEmpty()) {
            throw new CommandFailedException(
                    "There are no settings '%s'. Without --pid all are shown.".formatted(words.pid()));
        }
        Path out = words.out();
        Path against = words.against();
        if (out != null) {
            Path file = console.file(out);
            OutputFile.write(file, lines(all) + "\n");
            console.say("%d settings: %s".formatted(all.size(), file));
        } else if (against != null) {
            compare(all, console.file(against), console);
        } else {
            show(all, console);
        }
        List<Setting> wrong =
                all.stream().filter(setting -> !setting.wrong().isEmpty()).toList();
        wrong.forEach(
                setting -> console.refuse("%s, %s: %s".formatted(setting.origin(), setting.key(), setting.wrong())));
        return wrong.isEmpty() ? Outcome.DONE : Outcome.FAILED;
    }

    private static String lines(List<Setting> all) {
        return all.stream().map(Setting::line).collect(Collectors.joining("\n"));
    }

    private static void show(List<Setting> all, Console console) {
        String last = "";
        for (Setting setting : all) {
            if (!setting.pid().equals(last)) {
                last = setting.pid();
                console.say(
                        setting.concern().equals(last) ? last : "%s (%s)".formatted(setting.concern(), setting.pid()));
            }
            console.say("  %-28s %-36s %s".formatted(setting.key(), setting.shown(), setting.origin()));
        }
    }

    private static void compare(List<Setting> all, Path against, Console console) {
        Set<String> here = new TreeSet<>(all.stream().map(Setting::line).toList());
        Set<String> there = new TreeSet<>(
                InputFile.text(against).lines().filter(line -> !line.isBlank()).toList());
        there.stream().filter(line -> !here.contains(line)).forEach(line -> console.say("there: " + line));
        here.stream().filter(line -> !there.contains(line)).forEach(line -> console.say("here:  " + line));
        if (here.equals(there)) {
            console.say("No setting differs.");
        }
    }
}
