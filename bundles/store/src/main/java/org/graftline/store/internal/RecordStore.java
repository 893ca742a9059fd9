package org.graftline.store.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.graftline.store.internal.audit.OutsideHeads;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.study.LedgerHead;
import org.graftline.study.StudyException;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.Erasures;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.PeopleRecords;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;

/**
 * The store without its wiring: a database at our schema and the services on top of it. Safe for many threads.
 *
 * @param unitOfWork writes acts
 * @param studyRecords reads studies
 * @param peopleRecords reads people
 * @param benchRecords reads what the Bench wrote
 * @param documentRecords reads documents of how studies are run
 * @param doseRecords reads what was given
 * @param ledger reads and audits the ledger
 * @param erasures takes texts out
 */
public record RecordStore(
        UnitOfWork unitOfWork,
        StudyRecords studyRecords,
        PeopleRecords peopleRecords,
        BenchRecords benchRecords,
        DocumentRecords documentRecords,
        DoseRecords doseRecords,
        Ledger ledger,
        Erasures erasures) {
    /**
     * Opens a store.
     *
     * @param source connections to an empty H2 or PostgreSQL database, or to one of ours; stays the caller's to close
     * @param heads the file that keeps the ledger heads outside the database
     * @param listener told of each entry after its commit, on the thread of the writer
     * @return the store
     * @throws StudyException if the database does not answer, cannot be brought to our schema, or is at an older state than the heads
     *     say and nobody accepted that
     */
    public static RecordStore open(DataSource source, Path heads, Consumer<LedgerEntry> listener) {
        return open(Database.migrated(source), heads, listener);
    }

    static RecordStore open(Database database, Path heads, Consumer<LedgerEntry> listener) {
        OutsideHeads outside = new OutsideHeads(heads, database::force);
        CommittedActs acts = new CommittedActs(database, outside, listener);
        new OlderState(database, outside, heads, acts, Clock.systemUTC()).requireNoneOrAccepted();
        outside.catchUp(database.<Map<Chain, LedgerHead>, RuntimeException>look(LedgerTables::heads));
        return new RecordStore(
                acts,
                new StoredStudies(database),
                new StoredPeople(database),
                new StoredBench(database),
                new StoredDocuments(database),
                new StoredDoses(database),
                new HashChainedLedger(database, outside),
                new ErasedTexts(acts));
    }
}
