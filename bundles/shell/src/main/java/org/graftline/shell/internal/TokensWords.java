package org.graftline.shell.internal;

import java.util.UUID;
import org.graftline.study.StudyCode;
import org.graftline.study.people.ScriptToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Words of {@code tokens}. */
@Command(name = "tokens", description = "Tokens with which scripts act for a person, with less than the person may.")
interface TokensWords {
    /** What can be done with tokens. */
    enum Action {
        ISSUE,
        LIST,
        REVOKE
    }

    @Option(names = "--as", paramLabel = "LOGIN", description = "Whose token; without it whoever is logged in here.")
    @Nullable
    String as();

    @Option(names = "--label", paramLabel = "WORDS", description = "With issue: what the token is for.")
    @Nullable
    String label();

    @Option(names = "--scope", paramLabel = "SCOPE", description = "With issue: read or import.")
    ScriptToken.@Nullable Scope scope();

    @Option(
            names = "--study",
            paramLabel = "CODE",
            description = "With issue: the one study it opens; every study without it.")
    @Nullable
    StudyCode study();

    @Option(names = "--days", paramLabel = "N", description = "With issue: for how long, 1 to 366.")
    @Nullable
    Integer days();

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "issue: prints the secret, this once; list; revoke: ends a token at once.")
    Action action();

    @Parameters(index = "1", arity = "0..1", paramLabel = "TOKEN", description = "With revoke: its id, from the list.")
    @Nullable
    UUID token();
}
