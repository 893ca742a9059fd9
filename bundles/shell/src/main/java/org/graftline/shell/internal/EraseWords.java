package org.graftline.shell.internal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code erase}. */
@Command(
        name = "erase",
        description = "Erases the name of a person, or one free text, for good; every ledger verifies as before.")
interface EraseWords {
    @Option(names = "--person", paramLabel = "LOGIN", description = "Somebody who is disabled, by log-in name or id.")
    @Nullable
    String person();

    @Option(
            names = "--entry",
            paramLabel = "CHAIN:POSITION",
            description = "The reason of one ledger entry, such as study:GL-7:12 or installation:3.")
    @Nullable
    String entry();

    @Option(
            names = "--record",
            paramLabel = "TABLE/ID",
            description = "The free texts of one record in all its versions, such as remark/0b5c….")
    @Nullable
    String record();

    @Option(
            names = "--reason",
            paramLabel = "WORDS",
            required = true,
            description = "Why; stays in the ledger for good, so name nobody.")
    String reason();

    @Option(names = "--as", paramLabel = "LOGIN", description = "Who acts; without it whoever is logged in here.")
    @Nullable
    String as();

    @Option(names = "--yes", description = "Nothing brings an erased text back; without this word nothing is erased.")
    boolean yes();
}
