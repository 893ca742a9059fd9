package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.List;
import org.graftline.study.LedgerHead;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.jspecify.annotations.Nullable;

/** Table {@code ledger_entry}: an entry without its rows. */
public record EntryColumns(
        String chain,
        long position,
        Instant actedAt,
        String person,
        @Nullable String actorText,
        String actorSalt,
        String actorSha256,
        String via,
        String kind,
        @Nullable String reasonText,
        String reasonSalt,
        String reasonSha256,
        String previousHash,
        String hash) {

    public static final String INSERT = """
            insert into ledger_entry (
                chain, position, acted_at, person, actor_text, actor_salt, actor_sha256, via, kind,
                reason_text, reason_salt, reason_sha256, previous_hash, hash)
            values (
                :chain, :position, :actedAt, :person, :actorText, :actorSalt, :actorSha256, :via, :kind,
                :reasonText, :reasonSalt, :reasonSha256, :previousHash, :hash)""";

    /** @return the columns of an entry */
    public static EntryColumns of(LedgerEntry entry) {
        return new EntryColumns(
                entry.chain().name(),
                entry.position(),
                entry.at(),
                entry.person().value(),
                entry.actorName().text(),
                entry.actorName().salt(),
                entry.actorName().sha256(),
                entry.via().name(),
                entry.kind().name(),
                entry.reason().text(),
                entry.reason().salt(),
                entry.reason().sha256(),
                entry.previousHash(),
                entry.hash());
    }

    /**
     * Rebuilds the entry.
     *
     * @param rows the rows it wrote, in their order
     * @return the entry
     * @throws RuntimeException of many kinds if the columns make none, as after tampering
     */
    public LedgerEntry entry(List<RowHash> rows) {
        return new LedgerEntry(
                new Chain(chain),
                position,
                actedAt,
                new PersonId(person),
                actorName(),
                Actor.Via.valueOf(via),
                ActKind.valueOf(kind),
                reason(),
                rows,
                previousHash,
                hash);
    }

    /** @return the end of the chain once this is its last entry */
    public LedgerHead head() {
        return new LedgerHead(position, hash);
    }

    /** @return the printed name of who acted */
    public SaltedText actorName() {
        return new SaltedText(actorText, actorSalt, actorSha256);
    }

    /** @return why */
    public SaltedText reason() {
        return new SaltedText(reasonText, reasonSalt, reasonSha256);
    }

    @Override
    public String toString() {
        return "EntryColumns[" + chain + " " + position + "]"; // never the texts: they are personal
    }
}
