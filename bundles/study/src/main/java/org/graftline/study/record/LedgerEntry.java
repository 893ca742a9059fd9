package org.graftline.study.record;

import java.time.Instant;
import java.util.List;
import org.graftline.study.CanonicalForm;
import org.graftline.study.LedgerHead;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.people.Actor;

/**
 * One entry of a ledger chain, as it is kept and as an offline check recomputes it.
 *
 * @param chain the chain
 * @param position from 1, without gaps
 * @param at when, microseconds
 * @param person who acted
 * @param actorName the printed name at the time, erasable
 * @param via the way in
 * @param kind what was done
 * @param reason why, erasable
 * @param rows the rows written, in their order
 * @param previousHash hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 of the canonical form
 */
public record LedgerEntry(
        Chain chain,
        long position,
        Instant at,
        PersonId person,
        SaltedText actorName,
        Actor.Via via,
        ActKind kind,
        SaltedText reason,
        List<RowHash> rows,
        String previousHash,
        String hash) {
    /** An import; its hashes are worth more than one processor. */
    private static final int MANY = 2_000;

    /** Copies the rows in. */
    public LedgerEntry {
        rows = List.copyOf(rows);
    }

    /**
     * The entry that an act adds to a chain.
     *
     * @param act what was done
     * @param head the end of the chain before it
     * @return the entry, hash computed
     */
    public static LedgerEntry following(LedgerHead head, Act act) {
        SaltedText name = SaltedText.of(act.actor().name());
        List<RowHash> rows = act.rows().size() < MANY
                ? act.rows().stream().map(RowHash::of).toList()
                : act.rows().parallelStream().map(RowHash::of).toList(); // in the order of the act all the same
        LedgerEntry unhashed = new LedgerEntry(
                act.chain(),
                head.position() + 1,
                act.at(),
                act.actor().person(),
                name,
                act.actor().via(),
                act.kind(),
                act.reason(),
                rows,
                head.hash(),
                "");
        return new LedgerEntry(
                act.chain(),
                unhashed.position,
                act.at(),
                unhashed.person,
                name,
                unhashed.via,
                act.kind(),
                act.reason(),
                rows,
                head.hash(),
                unhashed.computedHash());
    }

    /** @return the hash that this entry must carry */
    public String computedHash() {
        return canonical().sha256();
    }

    /** @return the text that is hashed */
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("chain", chain.name())
                .put("position", position)
                .put("at", at.toString())
                .put("person", person.value())
                .put("actorName", actorName)
                .put("via", via)
                .put("kind", kind)
                .put("reason", reason)
                .putForms("rows", rows.stream().map(RowHash::canonical).toList())
                .put("previous", previousHash)
                .build();
    }

    /** @return the head of the chain once this is its last entry */
    public LedgerHead head() {
        return new LedgerHead(position, hash);
    }
}
