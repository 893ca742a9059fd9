package org.graftline.conduct.internal.draw;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.graftline.conduct.internal.notebook.HandClock;
import org.graftline.conduct.internal.notebook.Notebook;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.SaltedText;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.Repeatability;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** A study with mice in cages, and its people. */
final class DrawRoom implements Access, Blinding {
    static final StudyCode STUDY = new StudyCode("PDX-1");
    static final Actor DORA = new Actor(new PersonId("p-dora"), "Dora", Actor.Via.WEB);
    static final Actor TOM = new Actor(new PersonId("p-tom"), "Tom", Actor.Via.WEB);
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    final Notebook book = new Notebook();
    final List<Repeatability.Line> repeatability = new ArrayList<>();
    private final HandClock clock = new HandClock(NOW.toString());
    private long seed = 1;

    DrawRoom(String... arms) {
        put(new Study(STUDY, 1, "A study", ZoneId.of("Europe/Berlin"), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, ""));
        for (String arm : arms) {
            put(new Arm(STUDY, new ArmName(arm), 1, ArmRole.TREATED));
        }
    }

    RecordedRandomizations service() {
        return new RecordedRandomizations(
                book, book, book, book, book.given(), known(), this, this, clock, () -> seed++);
    }

    private Repeatability known() {
        return (actor, study) -> new Repeatability.Table(repeatability, "");
    }

    void passes(Duration time) {
        clock.pass(time);
    }

    /** Writes past the service, as an import or the Bench does. */
    void put(VersionedRow row) {
        book.commit(new Act(Chain.of(STUDY), ActKind.CHANGE_STUDY, DORA, NOW, SaltedText.of("before"), List.of(row)));
    }

    /** @return what the service wrote, first to last */
    List<LedgerEntry> ledger() {
        return book.entries().stream()
                .filter(entry -> entry.kind() != ActKind.CHANGE_STUDY)
                .toList();
    }

    /** A mouse with its volume read yesterday; no cage and no volume where null. */
    void mouse(String donor, String id, @Nullable String cage, @Nullable String mm3) {
        put(new Mouse(STUDY, new MouseId(id), 1, new DonorId(donor), List.of()));
        if (cage != null) {
            put(new Housing(STUDY, new MouseId(id), 1, cage, null));
        }
        if (mm3 != null) {
            volume(id, -1, 1, mm3);
        }
    }

    Reading volume(String id, double day, int replicate, String mm3) {
        Reading reading = Reading.of(
                        UUID.nameUUIDFromBytes(
                                (id + day + replicate).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        STUDY,
                        new MouseId(id),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(day),
                        NOW.minusSeconds(86_400))
                .site(Tumor.ONLY)
                .replicate(replicate)
                .measured(new Decimal(mm3), VolumeFormula.AS_REPORTED, null)
                .build();
        put(reading);
        return reading;
    }

    int rowsStored() {
        return book.entries().stream().mapToInt(entry -> entry.rows().size()).sum();
    }

    @Override
    public void require(Actor actor, Permission permission, @Nullable StudyCode code) {
        if (!allows(actor, permission, code)) {
            throw new NotAllowedException(actor, permission, code);
        }
    }

    @Override
    public boolean allows(Actor actor, Permission permission, @Nullable StudyCode code) {
        return (actor.equals(DORA) ? Role.DIRECTOR : Role.TECHNICIAN).allows(permission);
    }

    @Override
    public boolean isBlinded(Actor actor, StudyCode code) {
        return !actor.equals(DORA);
    }

    @Override
    public List<Eyes> eyes(Actor actor, StudyCode study) {
        throw new UnsupportedOperationException("Nobody asks here who knows the arms");
    }

    @Override
    public LedgerEntry unblind(Actor actor, StudyCode code, PersonId person, String reason) {
        throw new UnsupportedOperationException("Nobody is told the arms here");
    }
}
