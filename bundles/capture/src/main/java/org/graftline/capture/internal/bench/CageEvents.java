package org.graftline.capture.internal.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.capture.internal.kept.LedgerSearch;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.AnimalEvents;
import org.graftline.study.bench.AnimalLife;
import org.graftline.study.bench.Remark;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Remarks, removals, tags and cages. A message that changes nothing is answered by the entry that made things as they are. */
@Component(property = "service.ranking:Integer=-100")
public final class CageEvents implements AnimalEvents {
    private final KeptStudies studies;
    private final BenchRecords records;
    private final LedgerSearch search;
    private final Sights sights;
    private final OwnDays ownDays;
    private final Access access;

    /** Wires the services. */
    @Activate
    public CageEvents(
            @Reference KeptStudies studies,
            @Reference BenchRecords records,
            @Reference LedgerSearch search,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) OwnDays ownDays,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.records = records;
        this.search = search;
        this.sights = sights;
        this.ownDays = ownDays;
        this.access = access;
    }

    @Override
    public LedgerEntry remark(Actor actor, Remark sent) {
        access.require(actor, Permission.RECORD_READINGS, sent.study());
        if (sent.text().orErased().isBlank()) {
            throw new StudyException(
                    "Not saved: the remark on mouse '%s' says nothing. Write what you saw.".formatted(sent.mouse()));
        }
        Remark remark = new Remark(
                sent.uuid(), 1, sent.study(), sent.mouse(), sent.day(), actor.person(), sent.at(), sent.text());
        return studies.hold(() -> {
            studies.of(remark.study()).animal(remark.mouse());
            Optional<Remark> before = records.remarks(remark.study()).stream()
                    .filter(one -> one.uuid().equals(remark.uuid()))
                    .findFirst();
            if (before.isEmpty()) {
                return studies.commit(actor, ActKind.REMARK, remark.study(), "Remark", List.of(remark));
            }
            if (!isSame(before.get(), remark)) {
                throw new ConcurrentChangeException(
                        "Not saved: the id %s belongs to another remark. Draw a fresh id for each remark."
                                .formatted(remark.uuid()));
            }
            return search.writerOf(remark.study(), before.get());
        });
    }

    private static boolean isSame(Remark one, Remark other) {
        return one.mouse().equals(other.mouse())
                && one.day().equals(other.day())
                && one.by().equals(other.by())
                && one.at().equals(other.at())
                && one.text().written().equals(other.text().written());
    }

    @Override
    public LedgerEntry remove(Actor actor, Removal sent, String reason) {
        access.require(actor, Permission.RECORD_READINGS, sent.study());
        requireReason(reason, "a removal");
        return studies.hold(() -> {
            Removal before = studies.of(sent.study()).animal(sent.mouse()).removal();
            Removal removal = new Removal(
                    sent.study(),
                    sent.mouse(),
                    before == null ? 1 : before.version() + 1,
                    sent.day(),
                    sent.cause(),
                    sent.at());
            if (before != null
                    && before.day().equals(removal.day())
                    && before.cause() == removal.cause()
                    && Objects.equals(before.at(), removal.at())) {
                return search.writerOf(sent.study(), before);
            }
            return studies.commit(actor, ActKind.REMOVE_MOUSE, sent.study(), reason.strip(), List.of(removal));
        });
    }

    @Override
    public Mouse tag(Actor actor, StudyCode code, MouseId id, String tag, String reason) {
        access.require(actor, Permission.RECORD_READINGS, code);
        requireReason(reason, "a new tag");
        String read = new MouseId(tag).value(); // a tag obeys the rule of every id
        return studies.hold(() -> {
            KeptStudy study = studies.of(code);
            Mouse mouse = study.animal(id).mouse();
            MouseId owner = study.tagged(read);
            if (owner != null && !owner.equals(id)) {
                throw new StudyException(
                        "Not saved: the tag '%s' belongs to mouse '%s'. Read the tag again, or move the readings if the animals were mixed up."
                                .formatted(read, owner));
            }
            if (owner != null) {
                return mouse;
            }
            List<String> aliases = new ArrayList<>(mouse.aliases());
            aliases.add(read);
            Mouse tagged = new Mouse(code, id, mouse.version() + 1, mouse.donor(), aliases);
            studies.commit(actor, ActKind.TAG_MOUSE, code, reason.strip(), List.of(tagged));
            return tagged;
        });
    }

    @Override
    public LedgerEntry house(Actor actor, StudyCode code, List<Housing> housing, String reason) {
        access.require(actor, Permission.RECORD_READINGS, code);
        requireReason(reason, "moving mice to other cages");
        requireEachOnce(housing);
        return studies.hold(() -> {
            KeptStudy study = studies.of(code);
            Map<MouseId, Housing> changed = new LinkedHashMap<>();
            for (Housing sent : housing) {
                Housing before = study.animal(sent.mouse()).housing();
                if (before == null || !isSame(before, sent)) {
                    int version = before == null ? 1 : before.version() + 1;
                    changed.put(sent.mouse(), new Housing(code, sent.mouse(), version, sent.cage(), sent.rack()));
                }
            }
            if (changed.isEmpty()) {
                Housing before = study.animal(housing.get(0).mouse()).housing();
                return search.writerOf(code, Objects.requireNonNull(before, "unchanged, so it was there"));
            }
            List<VersionedRow> rows = List.copyOf(changed.values());
            return studies.commit(actor, ActKind.HOUSE_MICE, code, reason.strip(), rows);
        });
    }

    private static void requireEachOnce(List<Housing> housing) {
        Set<MouseId> seen = new HashSet<>();
        if (housing.isEmpty() || !housing.stream().allMatch(one -> seen.add(one.mouse()))) {
            throw new StudyException(
                    "Not saved: name at least one mouse with its cage, and each mouse once. Correct the list.");
        }
    }

    private static boolean isSame(Housing one, Housing other) {
        return one.cage().equals(other.cage()) && Objects.equals(one.rack(), other.rack());
    }

    @Override
    public List<Remark> remarks(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        return records.remarks(study);
    }

    /** An alert tells a value, so that of a colleague's reading waits as the reading does. */
    @Override
    public List<Alert> alerts(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        KeptStudy study = studies.of(code);
        Sight sight = sights.of(actor, study);
        return records.alerts(code).stream()
                .filter(alert -> !isHidden(study, sight, alert))
                .toList();
    }

    @Override
    public AnimalLife life(Actor actor, StudyCode code, MouseId mouse) {
        access.require(actor, Permission.READ_STUDY, code);
        KeptStudy study = studies.of(code);
        KeptAnimal animal = study.find(mouse);
        if (animal == null) {
            throw new StudyException(
                    "Study %s has no mouse '%s'. Choose one from its readings.".formatted(code, mouse));
        }
        List<Alert> alerts = alerts(actor, code).stream()
                .filter(alert -> alert.mouse().equals(mouse))
                .toList();
        return LifeOfAnimal.of(animal, records, alerts, ownStart(study, mouse));
    }

    private AnimalLife.@Nullable OwnStart ownStart(KeptStudy study, MouseId mouse) {
        LocalDate zero = study.rules().dayZero();
        StudyDay own = ownDays.of(study.study().code()).get(mouse);
        if (zero == null || own == null) {
            return null;
        }
        StudyDay today = StudyCalendar.proposed(study, StudyCalendar.today(study, studies.now()));
        return new AnimalLife.OwnStart(
                own, zero.plusDays((long) own.value()), today, new StudyDay(today.value() - own.value()));
    }

    private static boolean isHidden(KeptStudy study, Sight sight, Alert alert) {
        KeptAnimal animal = study.find(alert.mouse());
        return animal != null
                && animal.readings().stream()
                        .anyMatch(reading -> reading.uuid().equals(alert.reading()) && sight.isHidden(reading));
    }

    private static void requireReason(String reason, String what) {
        if (reason.isBlank()) {
            throw new StudyException("Not saved: %s needs a reason. Say why.".formatted(what));
        }
    }
}
