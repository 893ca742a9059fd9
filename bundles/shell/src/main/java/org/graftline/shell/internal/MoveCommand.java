package org.graftline.shell.internal;

import org.graftline.study.backup.Backups;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline move}. */
@Component(service = Command.class, property = Command.NAME + "=move")
public final class MoveCommand implements Command<MoveWords> {
    private final Backups backups;

    /** @param backups moves */
    @Activate
    public MoveCommand(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<MoveWords> words() {
        return MoveWords.class;
    }

    @Override
    public Outcome run(MoveWords words, Console console) {
        Backups.Move move =
                backups.move(new TargetWords(words.to(), words.user(), words.passwordFile()).target(console));
        new InventoryText(console).say(move.inventory());
        console.say(
                "Proven in the new database: the rows and the content of every table, the head of every chain, the whole ledger.");
        console.say(
                "A backup from before the move is %s.".formatted(move.backup().file()));
        console.say("%s names the new database; the old one stays as it is and is used no more."
                .formatted(move.settings()));
        return Outcome.DONE;
    }
}
