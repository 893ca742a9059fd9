package org.graftline.shell.internal;

import java.nio.file.Path;
import org.graftline.study.backup.Backups;
import org.graftline.study.backup.Inventory;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline restore}. */
@Component(service = Command.class, property = Command.NAME + "=restore")
public final class RestoreCommand implements Command<RestoreWords> {
    private final Backups backups;

    /** @param backups restores */
    @Activate
    public RestoreCommand(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<RestoreWords> words() {
        return RestoreWords.class;
    }

    @Override
    public Outcome run(RestoreWords words, Console console) {
        Path from = console.file(words.from());
        if (words.test()) {
            if (words.to() != null) {
                throw new BadUsageException("--test restores into a temporary place; it takes no --to.");
            }
            proven(backups.test(from), console);
            console.say("%s can be restored. The temporary place is removed.".formatted(from));
            return Outcome.DONE;
        }
        Path home = home(words.home(), console);
        Inventory proven = backups.restore(
                from, home, new TargetWords(words.to(), words.user(), words.passwordFile()).target(console));
        proven(proven, console);
        console.say("Restored into %s%s.".formatted(home, words.to() == null ? "" : ", its tables into " + words.to()));
        console.say("Secrets are in no backup: put the password files that its settings name back in their places.");
        console.say("Start it: graftline start --home %s".formatted(home));
        return Outcome.DONE;
    }

    private static void proven(Inventory inventory, Console console) {
        new InventoryText(console).say(inventory);
        console.say(
                "Proven: every file by its SHA-256, the rows and the content of every table, the head of every chain,");
        console.say("and the whole ledger (%,d entries) against the tables.".formatted(inventory.entries()));
    }

    private static Path home(@Nullable Path typed, Console console) {
        return typed == null ? Path.of(System.getProperty("user.home"), ".graftline") : console.file(typed);
    }
}
