package org.graftline.shell.internal;

import java.nio.file.Path;
import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Words of {@code users}. */
@Command(name = "users", description = "People and their roles; acts as an administrator.")
interface UsersWords {
    /** What can be done with people. */
    enum Action {
        LIST,
        ADD,
        FIRST,
        GRANT,
        WITHDRAW,
        PASSWORD,
        DISABLE
    }

    @Option(names = "--as", paramLabel = "LOGIN", description = "Who acts; without it whoever is logged in here.")
    @Nullable
    String as();

    @Option(names = "--name", paramLabel = "NAME", description = "With add and first: the printed name.")
    @Nullable
    String name();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "With grant, withdraw, first: technician, scientist, director, qa, administrator or read-only; may be repeated.")
    @Nullable
    List<Role> roles();

    @Option(names = "--study", paramLabel = "CODE", description = "Where the role holds; everywhere without it.")
    @Nullable
    StudyCode study();

    @Option(names = "--password-file", paramLabel = "FILE", description = "Its first line is the password.")
    @Nullable
    Path passwordFile();

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "list, add, grant, withdraw, password, disable; first: enroll the first administrator.")
    Action action();

    @Parameters(index = "1", arity = "0..1", paramLabel = "LOGIN", description = "Whom it is about.")
    @Nullable
    String login();
}
