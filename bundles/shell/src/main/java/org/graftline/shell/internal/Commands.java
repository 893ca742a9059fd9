package org.graftline.shell.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.graftline.cases.CaseException;
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
        String command = rest.isEmpty()
                ? "help"
                : rest.remove(0).replaceFirst("^(--help|-h)$", "help").replaceFirst("^--version$", "version");
        try {
            return run(command, rest, console).exitCode();
        } catch (BadUsageException e) {
            console.refuse(sentence(e));
            return Outcome.BAD_USAGE.exitCode();
        } catch (StudyException | CaseException e) {
            console.refuse(sentence(e));
            trace(verbose, e, err);
        } catch (RuntimeException e) {
            console.refuse("The command '%s' failed unexpectedly%s. Repeat it with --verbose and report what it says."
                    .formatted(command, Reason.behind(e)));
            trace(verbose, e, err);
        }
        return Outcome.FAILED.exitCode();
    }

    private Outcome run(String command, List<String> words, Console console) {
        picocli.CommandLine parser = Vocabulary.parser(command).orElseThrow(() -> Vocabulary.unknown(command));
        if (words.contains("--help") || words.contains("-h")) {
            console.say(Vocabulary.help(parser));
            return Outcome.DONE;
        }
        try {
            parser.parseArgs(words.toArray(String[]::new));
        } catch (ParameterException e) {
            console.refuse("%s. Usage: %s".formatted(e.getMessage(), Vocabulary.synopsis(parser)));
            return Outcome.BAD_USAGE;
        }
        return registry.use(command, found -> started(found, parser, console));
    }

    private static <W> Outcome started(Command<W> command, picocli.CommandLine parsed, Console console) {
        return command.run(command.words().cast(parsed.getCommand()), console);
    }

    private static String sentence(RuntimeException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private static void trace(boolean wanted, RuntimeException failure, PrintStream err) {
        if (wanted) {
            failure.printStackTrace(err);
        }
    }
}
