package org.graftline.study;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a study holds at one moment, each record in its current version: what analyses and reports are made from. Two snapshots
 * with the same {@link #sha256()} hold the same records.
 *
 * @param study the study
 * @param arms its arms, in the order of their names
 * @param donors its donors, in the order of their codes
 * @param mice its animals, in the order of their ids
 * @param tumors the tumors of the mice
 * @param assignments the arm of each mouse; a mouse not assigned yet is absent
 * @param removals the mice that left
 * @param readings all readings in their current version, by mouse, site, endpoint, day, replicate
 * @param ledgerHead the head of the study's ledger when the snapshot was taken; null for a study read from a file alone
 */
public record StudyData(
        Study study,
        List<Arm> arms,
        List<Donor> donors,
        List<Mouse> mice,
        List<Tumor> tumors,
        List<ArmAssignment> assignments,
        List<Removal> removals,
        List<Reading> readings,
        @Nullable LedgerHead ledgerHead) {
    /** Copies the lists in. */
    public StudyData {
        arms = List.copyOf(arms);
        donors = List.copyOf(donors);
        mice = List.copyOf(mice);
        tumors = List.copyOf(tumors);
        assignments = List.copyOf(assignments);
        removals = List.copyOf(removals);
        readings = List.copyOf(readings);
    }

    /**
     * The hash that a report prints: SHA-256 over the hashes of all records, one line each, sorted, so that it depends on the
     * records and on nothing else.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        List<String> lines = new ArrayList<>();
        List<VersionedRow> rows = new ArrayList<>(List.of(study));
        rows.addAll(arms);
        rows.addAll(donors);
        rows.addAll(mice);
        rows.addAll(tumors);
        rows.addAll(assignments);
        rows.addAll(removals);
        rows.addAll(readings);
        for (VersionedRow row : rows) {
            lines.add(row.table() + " " + row.id() + " " + row.version() + " "
                    + row.canonical().sha256());
        }
        lines.sort(null);
        return Sha256.of(String.join("\n", lines));
    }
}
