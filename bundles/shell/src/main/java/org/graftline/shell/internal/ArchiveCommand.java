package org.graftline.shell.internal;

import org.graftline.platform.PeopleAdministration;
import org.graftline.study.StudyCode;
import org.graftline.study.backup.StudyArchives;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline archive}. An archive shows arms: nobody gets one who may not know them yet. */
@Component(service = Command.class, property = Command.NAME + "=archive")
public final class ArchiveCommand implements Command<ArchiveWords> {
    private final StudyArchives archives;
    private final PeopleAdministration people;
    private final Access access;
    private final Blinding blinding;
    private final ArmSights sights;

    /**
     * @param archives writes
     * @param people says who acts
     * @param access asked before
     * @param blinding who may know an arm
     * @param sights whether results may be seen by arm yet
     */
    @Activate
    public ArchiveCommand(
            @Reference StudyArchives archives,
            @Reference PeopleAdministration people,
            @Reference Access access,
            @Reference Blinding blinding,
            @Reference ArmSights sights) {
        this.archives = archives;
        this.people = people;
        this.access = access;
        this.blinding = blinding;
        this.sights = sights;
    }

    @Override
    public Class<ArchiveWords> words() {
        return ArchiveWords.class;
    }

    @Override
    public Outcome run(ArchiveWords words, Console console) {
        requireSight(people.commandLineActor(words.as()), words.study());
        StudyArchives.Archive archive = archives.write(words.study(), console.file(words.out()));
        console.say("%s: %,d records, %,d ledger entries, %,d files, %,d bytes"
                .formatted(
                        archive.place(), archive.rows(), archive.head().position(), archive.files(), archive.bytes()));
        console.say("Ledger head %s".formatted(archive.head().hash()));
        console.say(
                "Keep that line elsewhere. README.txt in the archive says how anybody verifies it: python3 verify.py");
        return Outcome.DONE;
    }

    private void requireSight(Actor actor, StudyCode study) {
        access.require(actor, Permission.MAKE_REPORT, study);
        if (blinding.isBlinded(actor, study) || sights.of(actor, study) != ArmSights.Sight.SHOWN) {
            throw new NotAllowedException(
                    "An archive of '%s' shows the arms, and %s may not see results by arm yet. Lock the data first, or let somebody archive it who may."
                            .formatted(study, actor.name()));
        }
    }
}
