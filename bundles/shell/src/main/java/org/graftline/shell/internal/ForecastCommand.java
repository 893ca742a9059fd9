package org.graftline.shell.internal;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.graftline.cases.CaseForecast;
import org.graftline.cases.ForecastRequest;
import org.osgi.service.component.annotations.Component;

/** {@code graftline forecast}: a table per subject for a person, the whole result into a file. */
@Component(service = Command.class, property = Command.NAME + "=forecast")
public final class ForecastCommand implements Command<ForecastWords> {
    @Override
    public Class<ForecastWords> words() {
        return ForecastWords.class;
    }

    @Override
    public Outcome run(ForecastWords words, Console console) {
        Double limit = words.limit();
        ForecastRequest request = ForecastRequest.of(
                limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit), words.level(), words.time());
        CaseForecast forecast = CaseForecast.of(
                console.file(words.data()),
                console.file(words.model()),
                console.file(words.newData()),
                words.log() ? request.ofLogarithm() : request);
        console.say(forecast.summary());
        Path out = words.out();
        if (out != null) {
            OutputFile.write(console.file(out), forecast.json());
        }
        return Outcome.DONE;
    }
}
