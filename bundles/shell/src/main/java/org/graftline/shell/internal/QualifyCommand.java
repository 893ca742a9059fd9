package org.graftline.shell.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.graftline.cases.CaseVerdict;
import org.graftline.cases.Qualification;
import org.graftline.cases.QualificationRecord;
import org.osgi.service.component.annotations.Component;

/** {@code graftline qualify}: a line per case as it falls, then the verdict. */
@Component(service = Command.class, property = Command.NAME + "=qualify")
public final class QualifyCommand implements Command<QualifyWords> {
    @Override
    public Class<QualifyWords> words() {
        return QualifyWords.class;
    }

    @Override
    public Outcome run(QualifyWords words, Console console) {
        Qualification qualification = new Qualification(Clock.systemUTC());
        Path out = console.file(words.out());
        Consumer<CaseVerdict> progress = verdict -> console.say("%-32s %-18s %6d ms %s"
                .formatted(verdict.name(), verdict.outcome().words(), verdict.elapsedMillis(), verdict.reason())
                .stripTrailing());
        Path cases = words.cases();
        QualificationRecord found = cases == null
                ? qualification.runShipped(out, progress)
                : qualification.run(console.file(cases), out, progress);
        console.say("");
        console.say(found.summary());
        console.say("Record: " + out.resolve("qualification.html"));
        return switch (found.overall()) {
            case PASSED -> Outcome.DONE;
            case NOT_AVAILABLE -> Outcome.DONE_IN_PART;
            case FAILED -> {
                console.refuse("The qualification failed: " + found.summary());
                yield Outcome.FAILED;
            }
        };
    }
}
