package org.graftline.web.internal.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Administration;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.DoseRoute;
import org.graftline.study.MouseId;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.conduct.DoseDeviation;
import org.graftline.study.conduct.DoseEntry;
import org.graftline.study.conduct.Dosing;
import org.graftline.study.conduct.DosingRound;
import org.graftline.study.conduct.Necropsies;
import org.graftline.study.conduct.Necropsy;
import org.graftline.study.conduct.Photo;
import org.graftline.study.conduct.Photos;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DoseRecords.WrittenDose;
import org.graftline.study.record.LedgerEntry;
import org.graftline.web.internal.conduct.DosingServices;
import org.jspecify.annotations.Nullable;

/** Dosing, necropsies and photos of the laboratory's two mice, kept in lists: as strict as the real services where the API depends on it. */
final class Dispensary implements Regimens, Dosing {
    private final Laboratory laboratory;
    private final List<Planned> regimens = new ArrayList<>();
    private final Map<UUID, List<WrittenDose>> doses = new LinkedHashMap<>();
    private final Map<MouseId, Necropsies.Examined> examined = new LinkedHashMap<>();
    private final Map<UUID, Photos.Picture> pictures = new LinkedHashMap<>();

    Dispensary(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    DosingServices services() {
        return new DosingServices(this, this, new Table(), new Album());
    }

    private void require(Actor actor, Permission permission, StudyCode study) {
        laboratory.require(actor, permission, study);
    }

    @Override
    public List<Planned> all(Actor actor, StudyCode study) {
        seeing(actor, study);
        return List.copyOf(regimens);
    }

    private void seeing(Actor actor, StudyCode study) {
        require(actor, Permission.READ_STUDY, study);
        if (laboratory.isBlinded(actor)) {
            throw new NotAllowedException("This study is blinded for you, and its regimens would show the arms.");
        }
    }

    @Override
    public Planned set(Actor actor, StudyCode study, Regimen regimen, int before, String reason) {
        require(actor, Permission.CHANGE_STUDY, study);
        Planned planned = new Planned(regimen, before + 1, actor.person(), Laboratory.NOW);
        regimens.add(planned);
        return planned;
    }

    @Override
    public List<String> tellTales(Actor actor, StudyCode study) {
        seeing(actor, study);
        return List.of("The volume per kg differs between arms: volumes would unblind.");
    }

    @Override
    public List<ArmName> arms(Actor actor, StudyCode study) {
        seeing(actor, study);
        return List.of(new ArmName("control"), new ArmName("erlotinib"));
    }

    @Override
    public DosingRound round(Actor actor, StudyCode study, @Nullable StudyDay day) {
        require(actor, Permission.GIVE_DOSES, study);
        MouseId mouse = new MouseId("m1");
        DosingRound.Told told = new DosingRound.Told(
                new ArmName("control"), "vehicle", new Decimal("0"), new Decimal("10"), new Decimal("20.0"));
        return new DosingRound(
                study,
                day == null ? new StudyDay(7) : day,
                LocalDate.parse("2026-11-23"),
                List.of(new DosingRound.Due(
                        mouse,
                        List.of("m1", "tag-m1"),
                        "C07",
                        "R1",
                        1,
                        "K",
                        DoseRoute.ORAL,
                        new Decimal("0.20"),
                        "Rounded to steps of 0.01 mL.",
                        new StudyDay(7),
                        "Weight loss since the start is 16 %, at or above 15 %: the protocol asks to withhold the dose.",
                        doses(actor, study).stream()
                                .filter(dose -> dose.mouse().equals(mouse))
                                .toList(),
                        laboratory.isBlinded(actor) ? null : told)),
                List.of("not found", "weight"));
    }

    @Override
    public Recorded record(Actor actor, StudyCode study, DoseEntry entry) {
        require(actor, Permission.GIVE_DOSES, study);
        List<WrittenDose> before = doses.get(entry.uuid());
        Dose dose = dose(actor, study, entry, 1);
        if (before == null) {
            return written(actor, dose, "Dose");
        }
        Dose first = before.get(0).dose();
        if (!first.equals(dose)) {
            throw new ConcurrentChangeException("Not saved: the id belongs to another dose. Draw a fresh id.");
        }
        return recorded(actor, before.get(before.size() - 1));
    }

    private static Dose dose(Actor actor, StudyCode study, DoseEntry entry, int version) {
        return new Dose(
                entry.uuid(),
                version,
                study,
                entry.mouse(),
                entry.day(),
                entry.outcome(),
                entry.volumeMl() == null ? null : new Decimal("5"),
                entry.volumeMl(),
                new Administration(
                        entry.line(),
                        entry.vial() == null ? "K" : entry.vial(),
                        DoseRoute.ORAL,
                        new Decimal("0.20"),
                        new Decimal("20.0"),
                        null,
                        entry.at(),
                        actor.person(),
                        entry.because(),
                        null));
    }

    private Recorded written(Actor actor, Dose dose, String reason) {
        LedgerEntry entry = laboratory.noted(actor, ActKind.GIVE_DOSE, reason);
        WrittenDose written = new WrittenDose(dose, entry);
        doses.computeIfAbsent(dose.uuid(), uuid -> new ArrayList<>()).add(written);
        return recorded(actor, written);
    }

    private Recorded recorded(Actor actor, WrittenDose written) {
        return new Recorded(
                shown(actor, written.dose()), written.entry().position(), List.of("Vial K was used; planned was V."));
    }

    private Dose shown(Actor actor, Dose dose) {
        return laboratory.isBlinded(actor)
                ? new Dose(
                        dose.uuid(),
                        dose.version(),
                        dose.study(),
                        dose.mouse(),
                        dose.day(),
                        dose.outcome(),
                        null,
                        dose.volumeMl(),
                        dose.administration())
                : dose;
    }

    @Override
    public Recorded correct(Actor actor, StudyCode study, DoseEntry entry, int before, String reason) {
        require(actor, Permission.GIVE_DOSES, study);
        return written(actor, dose(actor, study, entry, before + 1), reason);
    }

    @Override
    public Recorded retract(Actor actor, StudyCode study, UUID uuid, int before, String reason) {
        require(actor, Permission.GIVE_DOSES, study);
        List<WrittenDose> versions = Objects.requireNonNull(doses.get(uuid));
        Dose last = versions.get(versions.size() - 1).dose();
        return written(
                actor,
                new Dose(
                        uuid,
                        before + 1,
                        study,
                        last.mouse(),
                        last.day(),
                        Dose.Outcome.RETRACTED,
                        null,
                        null,
                        last.administration()),
                reason);
    }

    @Override
    public List<Dose> doses(Actor actor, StudyCode study) {
        require(actor, Permission.READ_STUDY, study);
        return doses.values().stream()
                .map(versions -> shown(actor, versions.get(versions.size() - 1).dose()))
                .toList();
    }

    @Override
    public List<WrittenDose> history(Actor actor, StudyCode study, UUID dose) {
        require(actor, Permission.READ_STUDY, study);
        return doses.getOrDefault(dose, List.of()).stream()
                .map(written -> new WrittenDose(shown(actor, written.dose()), written.entry()))
                .toList();
    }

    @Override
    public List<DoseDeviation> deviations(Actor actor, StudyCode study) {
        require(actor, Permission.READ_STUDY, study);
        return List.of(new DoseDeviation(
                DoseDeviation.Kind.MISSED,
                new MouseId("m1"),
                new StudyDay(3),
                1,
                null,
                "Nothing was recorded for the dose of day 3."));
    }

    @Override
    public List<Contradiction> contradictions(Actor actor, StudyCode study) {
        return doses(actor, study).stream()
                .map(dose -> new Contradiction(dose, "Only one of the two can be right."))
                .toList();
    }

    @Override
    public LedgerEntry decide(Actor actor, StudyCode study, UUID dose, Verdict verdict, String reason) {
        require(actor, Permission.CHANGE_STUDY, study);
        return laboratory.noted(actor, ActKind.DECIDE_READING, reason);
    }

    private final class Table implements Necropsies {
        @Override
        public Examined record(
                Actor actor, StudyCode study, Necropsy necropsy, String findings, int before, String reason) {
            require(actor, Permission.RECORD_READINGS, study);
            Examined known = examined.get(necropsy.mouse());
            if (known != null && known.version() != before) {
                throw new ConcurrentChangeException("Not saved: the mouse was examined already.");
            }
            if (known != null && reason.isBlank()) {
                throw new StudyException("Not saved: a necropsy is corrected for a reason. Say why.");
            }
            Examined stored = new Examined(
                    necropsy, before + 1, findings.isBlank() ? null : findings, actor.person(), Laboratory.NOW, reason);
            examined.put(necropsy.mouse(), stored);
            return stored;
        }

        @Override
        public List<Examined> all(Actor actor, StudyCode study) {
            require(actor, Permission.READ_STUDY, study);
            return List.copyOf(examined.values());
        }

        @Override
        public Optional<Examined> of(Actor actor, StudyCode study, MouseId mouse) {
            require(actor, Permission.READ_STUDY, study);
            return Optional.ofNullable(examined.get(mouse));
        }
    }

    private final class Album implements Photos {
        @Override
        public Photo keep(Actor actor, StudyCode study, Sent sent, byte[] content) {
            require(actor, Permission.RECORD_READINGS, study);
            SourceFile file = new SourceFile(study, "photo.png", content);
            Photo photo = new Photo(
                    sent.uuid(),
                    sent.mouse(),
                    sent.day(),
                    sent.subject(),
                    sent.at(),
                    actor.person(),
                    file.sha256(),
                    file.sha256(),
                    Photo.Format.PNG,
                    1,
                    1);
            pictures.put(sent.uuid(), new Picture(photo, file));
            return photo;
        }

        @Override
        public List<Photo> all(Actor actor, StudyCode study) {
            require(actor, Permission.READ_STUDY, study);
            return pictures.values().stream().map(Picture::photo).toList();
        }

        @Override
        public Optional<Picture> picture(Actor actor, StudyCode study, UUID photo) {
            require(actor, Permission.READ_STUDY, study);
            return Optional.ofNullable(pictures.get(photo));
        }
    }
}
