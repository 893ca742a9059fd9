package org.graftline.study;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param dayZeros the study's day on which a mouse has its own day 0, for mice that do not count as the study does
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
        @Nullable LedgerHead ledgerHead,
        Map<MouseId, StudyDay> dayZeros) {
    /** Copies the collections in. */
    public StudyData {
        arms = List.copyOf(arms);
        donors = List.copyOf(donors);
        mice = List.copyOf(mice);
        tumors = List.copyOf(tumors);
        assignments = List.copyOf(assignments);
        removals = List.copyOf(removals);
        readings = List.copyOf(readings);
        dayZeros = Map.copyOf(dayZeros);
    }

    /** A study whose mice all count from the study's day 0. */
    public StudyData(
            Study study,
            List<Arm> arms,
            List<Donor> donors,
            List<Mouse> mice,
            List<Tumor> tumors,
            List<ArmAssignment> assignments,
            List<Removal> removals,
            List<Reading> readings,
            @Nullable LedgerHead ledgerHead) {
        this(study, arms, donors, mice, tumors, assignments, removals, readings, ledgerHead, Map.of());
    }

    /** @return the same with these own days 0 in place of those there were */
    public StudyData withDayZeros(Map<MouseId, StudyDay> other) {
        return new StudyData(study, arms, donors, mice, tumors, assignments, removals, readings, ledgerHead, other);
    }

    /**
     * The day since a mouse's own start: what an analysis counts in.
     *
     * @param day a day of the study, as readings keep it
     * @return days since the mouse's own day 0
     */
    public double ownDay(MouseId mouse, StudyDay day) {
        StudyDay zero = dayZeros.get(mouse);
        return zero == null ? day.value() : day.value() - zero.value();
    }

    /**
     * The same study with all arms as one, for eyes that have not earned the arms: every mouse that has an arm is in {@code pool}
     * (every mouse at all while none has), and no reading shows the cells of a file, which may name the arm.
     *
     * @param pool the name that stands for all
     */
    public StudyData pooled(ArmName pool) {
        Map<MouseId, ArmAssignment> one = new HashMap<>();
        Stream<MouseId> pooled = assignments.isEmpty()
                ? mice.stream().map(Mouse::mouse)
                : assignments.stream().map(ArmAssignment::mouse);
        pooled.forEach(mouse -> one.put(mouse, new ArmAssignment(study.code(), mouse, 1, pool)));
        return new StudyData(
                study,
                List.of(new Arm(study.code(), pool, 1, ArmRole.TREATED)),
                donors,
                mice.stream().sorted(comparing(Mouse::mouse)).toList(),
                tumors,
                one.values().stream().sorted(comparing(ArmAssignment::mouse)).toList(),
                removals,
                readings.stream().map(StudyData::withoutSource).toList(),
                ledgerHead,
                dayZeros);
    }

    private static Reading withoutSource(Reading reading) {
        return reading.source() == null
                ? reading
                : reading.next().version(reading.version()).source(null).build();
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
        dayZeros.forEach((mouse, day) -> lines.add("day_zero " + mouse + " " + day.text()));
        lines.sort(null);
        return Sha256.of(String.join("\n", lines));
    }
}
