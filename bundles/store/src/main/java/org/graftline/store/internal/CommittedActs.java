package org.graftline.store.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.graftline.store.internal.audit.OutsideHeads;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.StudyLocks;
import org.graftline.study.LedgerHead;
import org.graftline.study.StudyException;
import org.graftline.study.record.Act;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.NotStoredException;
import org.graftline.study.record.UnitOfWork;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes acts: rows and ledger entry in one transaction, then the head outside the database, then whoever listens. Acts of one chain
 * wait for each other at the locked head row; acts of different chains do not.
 */
final class CommittedActs implements UnitOfWork {
    private static final Logger LOG = LoggerFactory.getLogger(CommittedActs.class);

    private static final int TRIES = 3;

    private final Database database;
    private final OutsideHeads heads;
    private final Consumer<LedgerEntry> listener;

    /** @param listener told of each entry after its commit, on the thread of the writer */
    CommittedActs(Database database, OutsideHeads heads, Consumer<LedgerEntry> listener) {
        this.database = database;
        this.heads = heads;
        this.listener = listener;
    }

    @Override
    public LedgerEntry commit(Act act) {
        VersionRules.check(act);
        return kept(store(act));
    }

    /**
     * Writes an act of the installation's chain that changes more than it adds, all in one transaction.
     *
     * @param work makes the changes and says what the ledger shall say of them; done again from the beginning if the connection was lost
     */
    LedgerEntry commit(Function<Handle, Act> work) {
        return kept(store(Chain.INSTALLATION, handle -> {
            Act act = work.apply(handle);
            VersionRules.check(act);
            return act;
        }));
    }

    private LedgerEntry kept(LedgerEntry entry) {
        note(entry);
        // From here on the act is kept, so nothing below may refuse it.
        announce(entry);
        return entry;
    }

    /** @throws NotStoredException if the commit cannot be forced to the disk: it would perhaps not outlive the machine */
    private void note(LedgerEntry entry) {
        try {
            heads.note(entry.chain(), entry.head());
        } catch (JdbiException failure) {
            throw Refusal.unknown(failure);
        }
    }

    private void announce(LedgerEntry entry) {
        try {
            listener.accept(entry);
        } catch (RuntimeException failure) { // a listener's own trouble; it catches up from the ledger
            LOG.warn(
                    "GL-1007 Entry {} of chain '{}' is kept, but was not announced.",
                    entry.position(),
                    entry.chain(),
                    failure);
        }
    }

    /**
     * Writes an act and neither notes its head outside nor announces it. If the connection is lost, and the act surely is not stored,
     * it is written once more on another one.
     */
    LedgerEntry store(Act act) {
        return store(act.chain(), handle -> act);
    }

    private LedgerEntry store(Chain chain, Function<Handle, Act> work) {
        for (int left = TRIES - 1; ; left--) {
            Optional<LedgerEntry> stored = stored(chain, work, left > 0);
            if (stored.isPresent()) {
                return stored.get();
            }
        }
    }

    /**
     * @param again whether it will be tried again
     * @return the entry; empty if the connection was lost before the act was stored, and it will be tried again
     */
    private Optional<LedgerEntry> stored(Chain chain, Function<Handle, Act> work, boolean again) {
        Attempt attempt = new Attempt();
        try {
            begin(chain);
            return Optional.of(
                    database.<LedgerEntry, RuntimeException>write(handle -> attempt.write(handle, chain, work)));
        } catch (JdbiException failure) {
            if (Refusal.isDuplicate(failure)) {
                Act act = attempt.act;
                throw act == null ? Refusal.of(failure) : duplicate(act, failure);
            }
            LedgerEntry written = attempt.entry;
            // A full disk refuses the very block that would have held the commit, so there is nothing to look for.
            if (written != null && !Refusal.isDiskFull(failure) && isStored(written, failure)) {
                return Optional.of(written);
            }
            if (again && Refusal.isAway(failure)) {
                return Optional.empty();
            }
            throw Refusal.of(failure);
        }
    }

    /** One try to write an act; remembers the entry it made, in case the answer to the commit is lost. */
    private static final class Attempt {
        private @Nullable Act act;
        private @Nullable LedgerEntry entry;

        LedgerEntry write(Handle handle, Chain chain, Function<Handle, Act> work) {
            LedgerHead head = LedgerTables.lockedHead(handle, chain).orElse(LedgerHead.EMPTY);
            Act act = work.apply(handle);
            this.act = act;
            StudyLocks.of(handle, act.chain()).refusal(act).ifPresent(refusal -> {
                throw new StudyException(refusal);
            });
            VersionRules.requirePredecessors(handle, act);
            LedgerEntry made = LedgerEntry.following(head, act);
            VersionRules.byTable(act).forEach((table, rows) -> table.append(handle, rows));
            LedgerTables.append(handle, made);
            entry = made;
            return made;
        }
    }

    /** Makes sure that the chain has a head row to lock; two writers may both try, one wins. */
    private void begin(Chain chain) {
        try {
            if (database.<Boolean, RuntimeException>look(
                    handle -> LedgerTables.head(handle, chain).isEmpty())) {
                database.<@Nullable Void, RuntimeException>write(handle -> {
                    LedgerTables.begin(handle, chain);
                    return null;
                });
            }
        } catch (JdbiException failure) {
            if (!Refusal.isDuplicate(failure)) {
                throw failure;
            }
        }
    }

    private StudyException duplicate(Act act, JdbiException failure) {
        try {
            return database.<StudyException, RuntimeException>look(handle -> VersionRules.firstStored(handle, act)
                    .<StudyException>map(row -> new ConcurrentChangeException(row.table(), row.id(), row.version()))
                    .orElseGet(() -> Refusal.of(failure)));
        } catch (JdbiException alsoFailed) {
            failure.addSuppressed(alsoFailed);
            return Refusal.of(failure);
        }
    }

    /**
     * Whether an act is stored although its commit failed: the connection may have broken after the database had written.
     *
     * @throws NotStoredException if the database cannot be asked
     */
    private boolean isStored(LedgerEntry entry, JdbiException failure) {
        try {
            return database.<Boolean, RuntimeException>write(handle -> {
                LedgerTables.lockedHead(handle, entry.chain()); // waits for a commit that is still under way
                return LedgerTables.entry(handle, entry.chain(), entry.position())
                        .filter(stored -> stored.hash().equals(entry.hash()))
                        .isPresent();
            });
        } catch (JdbiException alsoFailed) {
            failure.addSuppressed(alsoFailed);
            throw Refusal.unknown(failure);
        }
    }
}
