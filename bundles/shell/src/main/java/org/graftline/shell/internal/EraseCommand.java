package org.graftline.shell.internal;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graftline.platform.Erasure;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Chain;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline erase}. */
@Component(service = Command.class, property = Command.NAME + "=erase")
public final class EraseCommand implements Command<EraseWords> {
    private static final Pattern ENTRY = Pattern.compile("(installation|study:\\S+):(\\d{1,18})");
    private static final Pattern RECORD = Pattern.compile("([a-z_]+)/(.+)");

    private final PeopleAdministration administration;
    private final Erasure erasure;

    /**
     * @param administration knows who types
     * @param erasure erases
     */
    @Activate
    public EraseCommand(@Reference PeopleAdministration administration, @Reference Erasure erasure) {
        this.administration = administration;
        this.erasure = erasure;
    }

    @Override
    public Class<EraseWords> words() {
        return EraseWords.class;
    }

    @Override
    public Outcome run(EraseWords words, Console console) {
        if (Stream.of(words.person(), words.entry(), words.record())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new BadUsageException("Say what to erase by one of --person, --entry and --record.");
        }
        if (!words.yes()) {
            throw new BadUsageException(
                    "Nothing was erased: it cannot be undone, and backups from before keep the text. Repeat with --yes.");
        }
        Actor actor = administration.commandLineActor(words.as());
        Erasure.Done done = erased(actor, words);
        console.say(
                "Erased for good: the texts of %d rows and %d ledger entries. Entry %d of chain 'installation' says so."
                        .formatted(done.records(), done.entries(), done.position()));
        if (done.keptSignatures() > 0) {
            console.say("%d signatures keep the printed name as long as the records that they sign."
                    .formatted(done.keptSignatures()));
        }
        console.say("Backups and exports from before have the texts still: delete or replace them.");
        return Outcome.DONE;
    }

    private Erasure.Done erased(Actor actor, EraseWords words) {
        String person = words.person();
        if (person != null) {
            return erasure.erasePerson(actor, person, words.reason());
        }
        String entry = words.entry();
        if (entry != null) {
            Matcher parts = ENTRY.matcher(entry);
            if (!parts.matches()) {
                throw new BadUsageException(
                        "'%s' is no entry. Write its chain and position, such as study:GL-7:12.".formatted(entry));
            }
            return erasure.eraseEntry(actor, new Chain(parts.group(1)), Long.parseLong(parts.group(2)), words.reason());
        }
        String record = Objects.requireNonNull(words.record());
        Matcher parts = RECORD.matcher(record);
        if (!parts.matches()) {
            throw new BadUsageException(
                    "'%s' is no record. Write its table and id, such as remark/0b5c2d1e-….".formatted(record));
        }
        return erasure.eraseRecord(actor, parts.group(1), parts.group(2), words.reason());
    }
}
