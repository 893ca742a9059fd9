package org.graftline.study.record;

import java.time.Instant;
import org.graftline.study.PersonId;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes personal and free texts out of the records, where a law asks for it. Their salted hashes stay, so that every chain verifies as
 * before; salts go with their texts, so that nobody finds a short name by trying. What a signature says (the printed name of who signed, its
 * meaning) is kept as long as the record it signs. As {@link UnitOfWork}, it asks nobody for a role: whoever calls it has. Safe for many
 * threads.
 */
@ProviderType
public interface Erasures {
    /**
     * Erases texts and writes the act into the chain of the installation, in one transaction.
     *
     * @param what which texts
     * @param by who does it
     * @param at when
     * @param reason why; stands in the ledger for good, so that it names nobody
     * @return what was erased
     * @throws org.graftline.study.StudyException if there is nothing to erase, or it must be kept, saying why
     */
    Erased erase(Texts what, Actor by, Instant at, String reason);

    /** Which texts. */
    sealed interface Texts permits OfPerson, OfEntry, OfRecord {}

    /** Log-in name, printed name, mail address, labels of tokens of one person, and their name in every entry of every chain. */
    record OfPerson(PersonId person) implements Texts {}

    /** The reason of one entry of a ledger. */
    record OfEntry(Chain chain, long position) implements Texts {}

    /**
     * The free texts of one record in all its versions.
     *
     * @param table as {@link RowHash#table()}
     * @param id as {@link RowHash#id()}
     */
    record OfRecord(String table, String id) implements Texts {}

    /**
     * What was done.
     *
     * @param inRecords rows whose texts are gone
     * @param inEntries ledger entries whose text is gone
     * @param keptSignatures ledger entries of signatures, which keep the printed name
     * @param entry of the ledger that says so
     */
    record Erased(int inRecords, int inEntries, int keptSignatures, LedgerEntry entry) {}
}
