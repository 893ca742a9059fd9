package org.graftline.platform;

import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.Chain;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Erases personal and free texts where a law asks for it; needs {@link org.graftline.study.people.Permission#MANAGE_PEOPLE}. Every chain
 * verifies as before, and the act stands in the ledger. The reason stays for good and names nobody. Safe for many threads.
 */
@ProviderType
public interface Erasure {
    /**
     * Erases who a person was: log-in name, printed name, mail address, labels of tokens, and their name in every entry of every ledger. Their
     * id stays, so that acts of one person are still told from those of another. Signatures keep the printed name as long as the record
     * that they sign.
     *
     * @param person log-in name or id of somebody who is disabled, or unknown to a host
     * @throws NotAllowedException if the actor may not
     * @throws org.graftline.study.StudyException if the person is active, or nothing is left to erase
     */
    Done erasePerson(Actor actor, String person, String reason);

    /**
     * Erases the reason of one entry of a ledger.
     *
     * @throws NotAllowedException if the actor may not
     * @throws org.graftline.study.StudyException if it is a signature's, or there is none
     */
    Done eraseEntry(Actor actor, Chain chain, long position, String reason);

    /**
     * Erases the free texts of one record in all its versions.
     *
     * @param table its table, as {@code verify-audit} names it
     * @param id its id there
     * @throws NotAllowedException if the actor may not
     * @throws org.graftline.study.StudyException if it is a signature's, or there is none
     */
    Done eraseRecord(Actor actor, String table, String id, String reason);

    /**
     * What was done.
     *
     * @param records rows whose texts are gone
     * @param entries ledger entries whose text is gone
     * @param keptSignatures entries of signatures, which keep the printed name
     * @param position of the entry in the chain of the installation that says so
     */
    record Done(int records, int entries, int keptSignatures, long position) {}
}
