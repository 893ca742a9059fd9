package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.Reading;
import org.graftline.study.SourceCell;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;

/**
 * Sets the readings of files against those of the study. The same row of the same file is known by its uuid; a row of another file by
 * mouse, tumor, endpoint, day and replicate. What is equal is known, what differs is offered as a correction, what is more is new.
 */
final class Comparison {
    private final KnownStudy known;
    private final List<Reading> added = new ArrayList<>();
    private final List<ProposedCorrection> corrections = new ArrayList<>();
    private int unchanged;

    Comparison(KnownStudy known) {
        this.known = known;
    }

    List<Reading> added() {
        return added;
    }

    List<ProposedCorrection> corrections() {
        return corrections;
    }

    int unchanged() {
        return unchanged;
    }

    /** @param fromFiles all readings of all files, in their order */
    void add(List<Reading> fromFiles, String file, Findings findings) {
        Map<ReadingKey, List<Reading>> groups = new LinkedHashMap<>();
        for (Reading reading : fromFiles) {
            Optional<Reading> sameRow = known.reading(reading.uuid());
            if (sameRow.isEmpty()) {
                groups.computeIfAbsent(ReadingKey.of(reading), k -> new ArrayList<>(1))
                        .add(reading);
            } else if (ReadingKey.of(sameRow.get()).equals(ReadingKey.of(reading))) {
                sameRow(sameRow.get(), reading);
            } else {
                findings.add(
                        "same row elsewhere",
                        new RowProblem(
                                file,
                                line(reading),
                                null,
                                null,
                                Severity.ERROR,
                                "this row was imported before as day %s of mouse '%s', and the design now reads it as day %s of mouse '%s'. An import cannot move a reading; use the design it was imported with."
                                        .formatted(
                                                sameRow.get().day(),
                                                sameRow.get().mouse(),
                                                reading.day(),
                                                reading.mouse())));
            }
        }
        groups.forEach((key, readings) -> compare(
                readings, known.readings(key), new ArrayList<>(known.withdrawn(key)), file, findings));
    }

    /** A row that a person has corrected since its import is known: its old value in the old file is no news. */
    private void sameRow(Reading ours, Reading theirs) {
        if (ours.version() > 1 || Difference.between(ours, theirs).isEmpty()) {
            unchanged++;
        } else {
            correct(ours, theirs);
        }
    }

    private void compare(
            List<Reading> theirs, List<Reading> ours, List<Reading> withdrawn, String file, Findings findings) {
        if (ours.isEmpty() && withdrawn.isEmpty() && theirs.size() == 1) {
            added.add(theirs.get(0));
            return;
        }
        List<Reading> unmatched = new ArrayList<>(ours);
        List<Reading> news = new ArrayList<>();
        for (Reading reading : theirs) {
            Optional<Reading> equal = unmatched.stream()
                    .filter(our -> Difference.between(our, reading).isEmpty())
                    .findFirst();
            if (equal.isPresent()) {
                unmatched.remove(equal.get());
                unchanged++;
            } else if (isTakenBack(reading, withdrawn)) {
                unchanged++;
            } else {
                news.add(reading);
            }
        }
        int replicate = ours.stream().mapToInt(Reading::replicate).max().orElse(0);
        for (Reading reading : news) {
            if (unmatched.isEmpty()) {
                replicate++;
                added.add(replicate == 1 ? reading : asReplicate(reading, replicate));
                sayWhatWasTakenBack(reading, withdrawn, file, findings);
            } else {
                correct(unmatched.remove(0), reading);
            }
        }
    }

    /** The same cells come again with every weekly file; a person who took them back need not do so every week. */
    private static boolean isTakenBack(Reading theirs, List<Reading> withdrawn) {
        SourceCell cells = theirs.source();
        Optional<Reading> same = withdrawn.stream()
                .filter(our -> cells != null
                        && our.source() != null
                        && our.source().entered().equals(cells.entered()))
                .findFirst();
        same.ifPresent(withdrawn::remove);
        return same.isPresent();
    }

    private static void sayWhatWasTakenBack(
            Reading theirs, List<Reading> withdrawn, String file, Findings findings) {
        if (!withdrawn.isEmpty()) {
            Reading back = withdrawn.remove(0);
            findings.add(
                    "taken back",
                    new RowProblem(
                            file,
                            line(theirs),
                            null,
                            null,
                            Severity.WARNING,
                            "a reading of mouse '%s' on day %s was taken back before (%s); this row is added as a new one. Leave it out of the file if it is the same."
                                    .formatted(theirs.mouse(), theirs.day(), back.reason())));
        }
    }

    private void correct(Reading ours, Reading theirs) {
        Reading.Builder next = ours.next().recordedAt(theirs.recordedAt()).source(theirs.source());
        if (theirs.value() == null) {
            next.withoutValue(theirs.status());
        } else {
            next.measured(theirs.value(), theirs.formula(), theirs.diameters());
        }
        corrections.add(new ProposedCorrection(
                ours,
                next.reason(theirs.reason()).build(),
                Difference.between(ours, theirs).orElse("")));
    }

    private static Reading asReplicate(Reading reading, int replicate) {
        return reading.next().version(1).replicate(replicate).build();
    }

    static int line(Reading reading) {
        return reading.source() == null ? 0 : reading.source().line();
    }
}
