package org.graftline.shell.internal;

import java.nio.file.Path;
import org.graftline.cases.CaseFit;
import org.graftline.cases.InferenceChoice;
import org.osgi.service.component.annotations.Component;

/** {@code graftline fit}: a summary for a person, the whole result into a file. */
@Component(service = Command.class, property = Command.NAME + "=fit")
public final class FitCommand implements Command<FitWords> {
    @Override
    public Class<FitWords> words() {
        return FitWords.class;
    }

    @Override
    public Outcome run(FitWords words, Console console) {
        CaseFit fit = CaseFit.of(
                console.file(words.data()), console.file(words.model()), InferenceChoice.of(words.inference()));
        console.say(fit.summary());
        Path out = words.out();
        if (out != null) {
            OutputFile.write(console.file(out), fit.json());
        }
        return Outcome.DONE;
    }
}
