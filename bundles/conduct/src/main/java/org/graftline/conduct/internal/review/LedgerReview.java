package org.graftline.conduct.internal.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.ExceptionReview;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Reads the ledger of a study from its first entry and tells what stands out. */
@Component(service = ExceptionReview.class, property = "service.ranking:Integer=-100")
public final class LedgerReview implements ExceptionReview {
    private static final int PAGE = 500;
    private static final int SHOWN = 10;
    private static final String READING = "reading";
    private static final String DOCUMENT = "study_document";

    private final StudyActs acts;
    private final StudyRecords records;
    private final Ledger ledger;
    private final Blinding blinding;

    /** Wires the services. */
    @Activate
    public LedgerReview(
            @Reference StudyActs acts,
            @Reference StudyRecords records,
            @Reference Ledger ledger,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding) {
        this.acts = acts;
        this.records = records;
        this.ledger = ledger;
        this.blinding = blinding;
    }

    @Override
    public Found of(Actor actor, StudyCode study) {
        acts.study(actor, Permission.READ_STUDY, study);
        boolean blinded = blinding.isBlinded(actor, study);
        Map<String, Reading> readings = new HashMap<>();
        records.data(study)
                .readings()
                .forEach(reading -> readings.put(reading.uuid().toString(), reading));
        List<Item> items = new ArrayList<>();
        long after = 0;
        for (List<LedgerEntry> page = ledger.entries(Chain.of(study), after, PAGE);
                !page.isEmpty();
                page = ledger.entries(Chain.of(study), after, PAGE)) {
            for (LedgerEntry entry : page) {
                matter(entry, readings).ifPresent(matter -> items.add(item(entry, matter, readings, blinded)));
            }
            after = page.get(page.size() - 1).position();
        }
        Collections.reverse(items);
        return new Found(after, items);
    }

    private static Optional<Matter> matter(LedgerEntry entry, Map<String, Reading> readings) {
        return switch (entry.kind()) {
            case CORRECT_READING -> Optional.of(Matter.CORRECTED);
            case WITHDRAW_READING -> Optional.of(Matter.TAKEN_BACK);
            case MOVE_READINGS -> Optional.of(Matter.MOVED);
            case KEEP_READING -> Optional.of(Matter.KEPT);
            case DECIDE_READING -> Optional.of(Matter.DECIDED);
            case UNBLIND -> Optional.of(Matter.UNBLINDED);
            case LOOK_AT_ARMS -> Optional.of(Matter.LOOKED);
            case LOCK_STUDY -> Optional.of(Matter.LOCK);
            case AMEND_PROTOCOL -> Optional.of(Matter.AMENDED);
            case CHANGE_CAPTURE_RULES -> Optional.of(Matter.RULES);
            case RECORD_READING -> isLate(entry, readings) ? Optional.of(Matter.LATE) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isLate(LedgerEntry entry, Map<String, Reading> readings) {
        return entry.kind() == ActKind.RECORD_READING
                && entry.rows().stream()
                        .filter(row -> row.table().equals(READING))
                        .map(row -> readings.get(row.id()))
                        .anyMatch(reading -> reading != null && (isFromPaper(reading) || isLate(entry.at(), reading)));
    }

    private static boolean isFromPaper(Reading reading) {
        ReadingEntry entry = reading.entry();
        return entry != null && entry.means() == ReadingEntry.Means.PAPER;
    }

    private static boolean isLate(Instant stored, Reading reading) {
        Instant captured = reading.capturedAt();
        return captured != null && captured.plus(LATE).isBefore(stored);
    }

    private static Item item(LedgerEntry entry, Matter matter, Map<String, Reading> readings, boolean blinded) {
        List<String> written = entry.rows().stream()
                .map(row -> words(row, readings))
                .distinct()
                .toList();
        return new Item(
                entry.position(),
                matter,
                entry.at(),
                entry.actorName().orErased(),
                blinded ? "" : entry.reason().orErased(),
                written.subList(0, Math.min(SHOWN, written.size())),
                Math.max(0, written.size() - SHOWN));
    }

    private static String words(RowHash row, Map<String, Reading> readings) {
        Reading reading = row.table().equals(READING) ? readings.get(row.id()) : null;
        if (reading != null) {
            return "%s of %s, day %s".formatted(spelled(reading.endpoint().name()), reading.mouse(), reading.day());
        }
        String[] parts = row.id().split("/", 3); // a document is named by study, kind and name
        return row.table().equals(DOCUMENT) && parts.length == 3
                ? "%s: %s".formatted(spelled(parts[1]), spelled(parts[2]))
                : spelled(row.table());
    }

    private static String spelled(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
