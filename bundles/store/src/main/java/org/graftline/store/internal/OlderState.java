package org.graftline.store.internal;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.graftline.store.internal.audit.LostEntries;
import org.graftline.store.internal.audit.OutsideHeads;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.study.LedgerHead;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that lacks entries which were acknowledged once is not served: H2 went back to an older state of a damaged file, or somebody
 * put an old copy in its place. The way out is a backup, or that somebody accepts the loss by name and reason in a file beside the heads.
 */
final class OlderState {
    /** Name in its first line, reason in the others. */
    static final String ACCEPTANCE = "accept-older-state.txt";

    private static final Logger LOG = LoggerFactory.getLogger(OlderState.class);
    /** Whoever may write into the home directory; no person of the roster is known before the store is open. */
    static final PersonId ADMINISTRATOR = new PersonId("owner-of-the-home");

    private final Database database;
    private final OutsideHeads outside;
    private final Path headsFile;
    private final Path acceptance;
    private final CommittedActs acts;
    private final Clock clock;

    OlderState(Database database, OutsideHeads outside, Path headsFile, CommittedActs acts, Clock clock) {
        this.database = database;
        this.outside = outside;
        this.headsFile = headsFile;
        this.acceptance = headsFile.resolveSibling(ACCEPTANCE);
        this.acts = acts;
        this.clock = clock;
    }

    /** @throws StudyException if entries are lost and nobody accepted that */
    void requireNoneOrAccepted() {
        List<LostEntries> lost =
                database.<List<LostEntries>, RuntimeException>look(handle -> LostEntries.of(handle, outside.read()));
        try {
            if (Files.exists(acceptance)) {
                accept(lost);
            } else if (!lost.isEmpty()) {
                throw refused(lost);
            }
        } catch (IOException failure) {
            throw new StudyException(
                    "The store is not open: %s or the heads beside it cannot be read or moved (%s). Make the folder %s writable for the user that runs Graftline."
                            .formatted(acceptance, failure, acceptance.getParent()),
                    failure);
        }
    }

    private StudyException refused(List<LostEntries> lost) {
        return new StudyException(
                "The store is not open: its database is older than the heads of its ledger in %s: %s. The database was damaged and fell back, or an old copy was put in its place: put the home directory aside as it is and restore the last backup. If there is none, accept the loss: write your name into the first line of %s, why into the second, and start again; the ledger keeps both."
                        .formatted(headsFile, words(lost), acceptance));
    }

    private static String words(List<LostEntries> lost) {
        return lost.stream().map(LostEntries::words).collect(joining("; "));
    }

    /** A killed process may leave this half done: what is repeated then adds an entry that says the same, and loses nothing. */
    private void accept(List<LostEntries> lost) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String stamp = now.toString().replace(":", "");
        if (lost.isEmpty()) { // left lying about it would accept the next damage unseen
            Files.move(acceptance, acceptance.resolveSibling("not-needed-" + stamp + ".txt"));
            LOG.warn("GL-1009 {} was not needed and is set aside: the database lacks no entry.", acceptance);
            return;
        }
        List<String> lines = Files.readString(acceptance)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 2) {
            throw new StudyException(
                    "The store is not open: %s must hold your name in its first line and why you accept the loss in the second. Its database is older than its ledger: %s."
                            .formatted(acceptance, words(lost)));
        }
        LedgerEntry accepted = acts.store(new Act(
                Chain.INSTALLATION,
                ActKind.ACCEPT_OLDER_STATE,
                new Actor(ADMINISTRATOR, lines.get(0), Actor.Via.COMMAND_LINE),
                now,
                SaltedText.of("%s. %s".formatted(words(lost), String.join(" ", lines.subList(1, lines.size())))),
                List.of()));
        outside.beginAnew(
                database.<Map<Chain, LedgerHead>, RuntimeException>look(LedgerTables::heads),
                headsFile.resolveSibling("heads-until-" + stamp + ".log"));
        Files.move(acceptance, acceptance.resolveSibling("accepted-" + stamp + ".txt"));
        LOG.warn(
                "GL-1003 The store is open at an older state, as accepted by entry {} of chain '{}': {}.",
                accepted.position(),
                accepted.chain(),
                words(lost));
    }
}
