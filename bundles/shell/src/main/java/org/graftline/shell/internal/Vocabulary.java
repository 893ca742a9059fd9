package org.graftline.shell.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Role;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The words of every command, known without starting any of them: help and bad usage need no service. */
final class Vocabulary {
    private static final List<Class<?>> COMMANDS = List.of(
            StartWords.class,
            DemoWords.class,
            ImportWords.class,
            ReportWords.class,
            FitWords.class,
            ForecastWords.class,
            BacktestWords.class,
            QualifyWords.class,
            ExportWords.class,
            VerifyAuditWords.class,
            VerifyReportWords.class,
            BackupWords.class,
            RestoreWords.class,
            MoveWords.class,
            ArchiveWords.class,
            UsersWords.class,
            TokensWords.class,
            EraseWords.class,
            ConfigWords.class,
            HelpWords.class,
            VersionWords.class);

    private Vocabulary() {}

    /** @return a parser of one command's words, fresh since picocli keeps state; empty if there is no such command */
    static Optional<CommandLine> parser(String command) {
        return COMMANDS.stream()
                .filter(words -> name(words).equals(command))
                .findFirst()
                .map(Vocabulary::parser);
    }

    /** @return the refusal of a name that is none */
    static BadUsageException unknown(String command) {
        return new BadUsageException("There is no command '%s'. The commands are: %s."
                .formatted(command, COMMANDS.stream().map(Vocabulary::name).collect(Collectors.joining(", "))));
    }

    /** @return one line for each command */
    static String overview() {
        StringBuilder text = new StringBuilder("Usage: graftline COMMAND [--home DIR] [--port N] [--verbose] …\n\n");
        for (Class<?> words : COMMANDS) {
            String description = words.getAnnotation(CommandLine.Command.class).description()[0];
            text.append("  %-14s%s\n".formatted(name(words), description));
        }
        return text.append("\nWords of one command: graftline COMMAND --help").toString();
    }

    /** @return the usage of one command in one line */
    static String synopsis(CommandLine parser) {
        return parser.getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
    }

    /** @return all that help says about one command */
    static String help(CommandLine parser) {
        return parser.getUsageMessage(Ansi.OFF);
    }

    private static CommandLine parser(Class<?> words) {
        return new CommandLine(words)
                .setCommandName("graftline " + name(words))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(StudyCode.class, typed -> value(StudyCode::new, typed))
                .registerConverter(Decimal.class, typed -> value(Decimal::new, typed))
                .registerConverter(UUID.class, Vocabulary::uuid)
                .registerConverter(
                        Role.class,
                        typed -> Role.ofWord(typed)
                                .orElseThrow(() -> new CommandLine.TypeConversionException(
                                        "'%s' is no role; use one of these: %s".formatted(typed, Role.words()))));
    }

    /** Picocli prints the message of this exception alone; of any other it prints the class as well. */
    private static <T> T value(Function<String, T> read, String typed) {
        try {
            return read.apply(typed);
        } catch (ImpossibleValueException e) {
            throw new CommandLine.TypeConversionException(
                    Objects.requireNonNull(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException none) {
            throw new CommandLine.TypeConversionException(
                    "'%s' is no id such as 0b5c2d1e-7f3a-4c1d-9e8b-2a6f4d3c1b0a".formatted(typed));
        }
    }

    private static String name(Class<?> words) {
        return words.getAnnotation(CommandLine.Command.class).name();
    }
}
