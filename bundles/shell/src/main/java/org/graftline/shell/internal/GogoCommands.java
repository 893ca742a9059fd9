package org.graftline.shell.internal;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.graftline.study.command.CommandLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every command as a Gogo command: {@code graftline:fit …}. Made only where a container has Gogo. */
@Component(
        service = GogoCommands.class,
        property = {
            "osgi.command.scope=graftline",
            "osgi.command.function=demo",
            "osgi.command.function=import",
            "osgi.command.function=report",
            "osgi.command.function=fit",
            "osgi.command.function=forecast",
            "osgi.command.function=backtest",
            "osgi.command.function=qualify",
            "osgi.command.function=verify-audit",
            "osgi.command.function=verify-report",
            "osgi.command.function=export",
            "osgi.command.function=backup",
            "osgi.command.function=restore",
            "osgi.command.function=archive",
            "osgi.command.function=users",
            "osgi.command.function=version"
        })
public final class GogoCommands {
    private final CommandLine commandLine;

    /** @param commandLine runs them */
    @Activate
    public GogoCommands(@Reference CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    /**
     * Gogo calls a method of this name for every function of the component that has no method of its own.
     *
     * @param session knows the directory and the streams
     * @param words the function's name and its arguments
     * @throws CommandFailedException if the exit code is not 0, so that a script stops
     */
    public void _main(CommandSession session, String[] words) {
        int exitCode =
                commandLine.run(List.of(words), session.currentDir(), session.getConsole(), session.getConsole());
        if (exitCode != 0) {
            throw new CommandFailedException("graftline:%s ended with exit code %d".formatted(words[0], exitCode));
        }
    }
}
