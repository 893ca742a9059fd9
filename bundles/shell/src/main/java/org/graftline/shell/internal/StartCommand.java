package org.graftline.shell.internal;

import org.graftline.study.record.Ledger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline start}: says where the pages are; the launcher keeps the process. */
@Component(service = Command.class, property = Command.NAME + "=start")
public final class StartCommand implements Command<StartWords> {
    private final Welcome welcome;

    /**
     * @param welcome what is said
     * @param ledger asked for nothing: without it the store is not open, and the command ends with the store's reason as the others do
     */
    @Activate
    public StartCommand(@Reference Welcome welcome, @Reference Ledger ledger) {
        this.welcome = welcome;
    }

    @Override
    public Class<StartWords> words() {
        return StartWords.class;
    }

    @Override
    public Outcome run(StartWords words, Console console) {
        welcome.say(console);
        return Outcome.DONE;
    }
}
