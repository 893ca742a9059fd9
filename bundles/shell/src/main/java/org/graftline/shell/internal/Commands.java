package org.graftline.shell.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graftline.study.StudyException;
import org.graftline.study.command.CommandLine;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import picocli.CommandLine.ParameterException;

/** The command line: finds the command, checks its words, runs it, and turns every failure into one line and an exit code. */
@Component
public final class Commands implements CommandLine {
    private static final String VERBOSE = "--verbose";
    private final Registry registry;

    /**
     * @param context where the commands are found
     * @param components says why one is missing
     */
    @Activate
    public Commands(BundleContext context, @Reference ServiceComponentRuntime components) {
        registry = new Registry(context, new MissingPart(components));
    }

    @Override
    public int run(List<String> words, Path workingDirectory, PrintStream out, PrintStream err) {
        Console console = new Console(workingDirectory, out, err);
        List<String> rest = new ArrayList<>(words);
        boolean verbose = rest.remove(VERBOSE);
        String command = rest.isEmpty() ? "help" : rest.remove(0).replaceFirst("^--(help|version)$", "$1");
        try {
            return run(command, rest, console).exitCode();
        } catch (StudyException e) {
            console.refuse(Objects.requireNonNullElse(e.getMessage(), e.toString()));
            trace(verbose, e, err);
        } catch (RuntimeException e) {
            console.refuse("The command '%s' failed unexpectedly: %s. Repeat it with --verbose and report what it says."
                    .formatted(command, e));
            trace(verbose, e, err);
        }
        return Outcome.FAILED.exitCode();
    }

    private Outcome run(String command, List<String> words, Console console) {
        if (command.equals("help") || command.equals("-h")) {
            console.say(Vocabulary.overview());
            return Outcome.DONE;
        }
        Optional<picocli.CommandLine> parser = Vocabulary.parser(command);
        if (parser.isEmpty()) {
            console.refuse("There is no command '%s'. The commands are: %s.".formatted(command, Vocabulary.names()));
            return Outcome.BAD_USAGE;
        }
        if (words.contains("--help") || words.contains("-h")) {
            console.say(Vocabulary.help(parser.get()));
            return Outcome.DONE;
        }
        try {
            parser.get().parseArgs(words.toArray(String[]::new));
        } catch (ParameterException e) {
            console.refuse("%s. Usage: %s".formatted(e.getMessage(), Vocabulary.synopsis(parser.get())));
            return Outcome.BAD_USAGE;
        }
        return started(registry.command(command), parser.get(), console);
    }

    private static <W> Outcome started(Command<W> command, picocli.CommandLine parsed, Console console) {
        return command.run(command.words().cast(parsed.getCommand()), console);
    }

    private static void trace(boolean wanted, RuntimeException failure, PrintStream err) {
        if (wanted) {
            failure.printStackTrace(err);
        }
    }
}
