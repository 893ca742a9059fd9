package org.graftline.shell.internal;

import org.graftline.study.backup.BackupFile;
import org.graftline.study.backup.Backups;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline backup}. Asks for no role: whoever can type it owns the home directory and could copy it. */
@Component(service = Command.class, property = Command.NAME + "=backup")
public final class BackupCommand implements Command<BackupWords> {
    private final Backups backups;

    /** @param backups writes */
    @Activate
    public BackupCommand(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<BackupWords> words() {
        return BackupWords.class;
    }

    @Override
    public Outcome run(BackupWords words, Console console) {
        BackupFile backup = backups.write(console.file(words.out()));
        new InventoryText(console).say(backup.inventory());
        console.say("%s".formatted(backup.file()));
        console.say("  %,d bytes, SHA-256 %s".formatted(backup.bytes(), backup.sha256()));
        console.say(
                "Written and read again. It holds names and the hashes of passwords: keep it as you keep the records.");
        console.say("Prove that it can be restored: graftline restore --test --from %s".formatted(backup.file()));
        return Outcome.DONE;
    }
}
