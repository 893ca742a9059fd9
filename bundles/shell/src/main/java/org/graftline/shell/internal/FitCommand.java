package org.graftline.shell.internal;

import java.nio.file.Path;
import org.graftline.cases.CaseException;
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
        InferenceChoice inference = inference(words.inference());
        CaseFit fit = CaseFit.of(console.file(words.data()), console.file(words.model()), inference);
        console.say(fit.summary());
        Path out = words.out();
        if (out != null) {
            OutputFile.write(console.file(out), fit.json());
        }
        return Outcome.DONE;
    }

    private static InferenceChoice inference(String word) {
        try {
            return InferenceChoice.of(word);
        } catch (CaseException unknown) {
            throw new BadUsageException(unknown.getMessage() + " Usage: graftline fit --help");
        }
    }
}
