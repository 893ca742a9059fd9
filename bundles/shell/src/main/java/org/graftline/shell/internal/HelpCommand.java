package org.graftline.shell.internal;

import org.osgi.service.component.annotations.Component;

/** {@code graftline help} */
@Component(service = Command.class, property = Command.NAME + "=help")
public final class HelpCommand implements Command<HelpWords> {
    @Override
    public Class<HelpWords> words() {
        return HelpWords.class;
    }

    @Override
    public Outcome run(HelpWords words, Console console) {
        String command = words.command();
        console.say(
                command == null
                        ? Vocabulary.overview()
                        : Vocabulary.parser(command)
                                .map(Vocabulary::help)
                                .orElseThrow(() -> Vocabulary.unknown(command)));
        return Outcome.DONE;
    }
}
