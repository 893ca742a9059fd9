package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.Roster;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportField;

/** The records that files add to a study besides readings: donors, arms, mice, tumors, assignments, visits. */
final class NewRoster {
    private final StudyCode study;
    private final KnownStudy known;
    private final FileRoster told;
    private final ImportDesign design;
    private final Findings findings;
    private final Map<DonorId, Donor> donors = new LinkedHashMap<>();
    private final List<Arm> arms = new ArrayList<>();
    private final List<Mouse> mice = new ArrayList<>();
    private final Set<MouseId> unknown = new LinkedHashSet<>();
    private final List<ArmAssignment> assignments = new ArrayList<>();

    NewRoster(StudyCode study, KnownStudy known, FileRoster told, ImportDesign design, Findings findings) {
        this.study = study;
        this.known = known;
        this.told = told;
        this.design = design;
        this.findings = findings;
    }

    int newDonors() {
        return donors.size();
    }

    int newArms() {
        return (int) arms.stream().filter(arm -> arm.version() == 1).count();
    }

    Collection<DonorId> donorsAdded() {
        return donors.keySet();
    }

    /** Mice that the study, which has a roster, does not have: added or refused as the design says. */
    Set<MouseId> unknownMice() {
        return unknown;
    }

    List<Mouse> newMice() {
        return mice;
    }

    /** Works out what is new, and what contradicts the study. */
    void build() {
        buildArms();
        told.mice().forEach(this::buildMouse);
    }

    private void buildArms() {
        ArmName control = design.controlArm();
        Optional<ArmName> ours = known.controlArm();
        if (control != null && ours.isPresent() && !ours.get().equals(control)) {
            findings.fileError(
                    "control arm",
                    "the study's control arm is '%s' and the design names '%s'. Correct controlArm in the design."
                            .formatted(ours.get(), control));
            return;
        }
        boolean found = control == null || known.arm(control).isPresent();
        for (ArmName arm : told.arms()) {
            found |= arm.equals(control);
            if (known.arm(arm).isEmpty()) {
                arms.add(new Arm(study, arm, 1, arm.equals(control) ? ArmRole.CONTROL : ArmRole.TREATED));
            }
        }
        if (!found && !told.mice().isEmpty()) {
            findings.fileError(
                    "control arm",
                    "the design names '%s' as control arm, and no row is in it. The arms are: %s."
                            .formatted(control, told.arms()));
        }
        if (control != null && ours.isEmpty()) {
            known.arm(control).ifPresent(arm -> {
                arms.add(new Arm(study, control, arm.version() + 1, ArmRole.CONTROL));
                findings.fileWarning(
                        "control arm",
                        "arm '%s' becomes the control arm of the study, which had none.".formatted(control));
            });
        }
    }

    private void buildMouse(MouseId mouse, FileRoster.Animal animal) {
        Optional<Mouse> ours = known.known(mouse);
        if (ours.isPresent()) {
            compare(ours.get(), animal);
        } else if (known.isRefused(mouse)) {
            animal.findings()
                    .error(
                            "not on the roster",
                            animal.first(),
                            ImportField.MOUSE,
                            "the platform's roster of study %s has no animal '%s'. Add it there, or correct the id."
                                    .formatted(study, mouse));
        } else if (known.isUnknown(mouse)) {
            unknown.add(mouse);
            if (design.unknownAnimals() == UnknownAnimals.REFUSE) {
                return; // each of its rows is an error
            }
            add(mouse, animal);
        } else {
            add(mouse, animal);
        }
        animal.arm().ifPresent(arm -> assign(mouse, arm, animal));
    }

    private void compare(Mouse ours, FileRoster.Animal animal) {
        animal.donor()
                .filter(donor -> !donor.equals(ours.donor()))
                .ifPresent(donor -> animal.findings()
                        .error(
                                "other donor",
                                animal.first(),
                                ImportField.DONOR,
                                "the study has mouse '%s' with donor '%s', the file with donor '%s'. Correct the column."
                                        .formatted(ours.mouse(), ours.donor(), donor)));
    }

    private void add(MouseId mouse, FileRoster.Animal animal) {
        Optional<Roster.Animal> onRoster = known.onRoster(mouse);
        Optional<DonorId> donor = animal.donor()
                .or(() -> onRoster.map(Roster.Animal::donor))
                .or(() -> Optional.ofNullable(design.defaultDonor()).map(DonorId::new));
        if (donor.isEmpty()) {
            animal.findings()
                    .error(
                            "no donor",
                            animal.first(),
                            ImportField.DONOR,
                            "no row of mouse '%s' names its donor. Enter it, or set defaultDonor in the design."
                                    .formatted(mouse));
            return;
        }
        if (onRoster.isPresent() && !onRoster.get().donor().equals(donor.get())) {
            animal.findings()
                    .error(
                            "other donor",
                            animal.first(),
                            ImportField.DONOR,
                            "the platform's roster has mouse '%s' with donor '%s', the file with donor '%s'. Correct the column."
                                    .formatted(mouse, onRoster.get().donor(), donor.get()));
        }
        if (!known.hasDonor(donor.get())) {
            FileRoster.Origin origin = told.donors().get(donor.get());
            donors.computeIfAbsent(
                    donor.get(),
                    d -> new Donor(
                            study,
                            d,
                            1,
                            origin == null ? null : origin.lineage(),
                            origin == null ? null : origin.diagnosis()));
        }
        mice.add(new Mouse(
                study,
                mouse,
                1,
                donor.get(),
                onRoster.map(Roster.Animal::aliases).orElse(List.of())));
    }

    private void assign(MouseId mouse, ArmName arm, FileRoster.Animal animal) {
        Optional<ArmName> ours = known.armOf(mouse);
        if (ours.isEmpty()) {
            assignments.add(new ArmAssignment(study, mouse, 1, arm));
        } else if (!ours.get().equals(arm)) {
            animal.findings()
                    .error(
                            "other arm",
                            animal.first(),
                            ImportField.ARM,
                            "the study has mouse '%s' in arm '%s', the file in arm '%s'. A mouse has one arm: correct the column, or change the assignment in the study first."
                                    .formatted(mouse, ours.get(), arm));
        }
    }

    /** @return donors, arms, mice, tumors, assignments, visits: each behind what it rests on */
    List<VersionedRow> rows(Collection<Reading> newReadings) {
        List<VersionedRow> rows = new ArrayList<>();
        rows.addAll(donors.values());
        rows.addAll(arms);
        rows.addAll(mice);
        Set<Tumor> tumors = new LinkedHashSet<>();
        Set<StudyDay> days = new LinkedHashSet<>();
        for (Reading reading : newReadings) {
            TumorSite site = reading.site();
            if (site != null && !known.hasTumor(reading.mouse(), site)) {
                tumors.add(new Tumor(study, reading.mouse(), site, 1));
            }
            if (!known.hasDay(reading.day())) {
                days.add(reading.day());
            }
        }
        rows.addAll(tumors);
        rows.addAll(assignments);
        days.stream().sorted().forEach(day -> rows.add(new Visit(study, day, 1, Visit.Kind.OBSERVED)));
        return rows;
    }
}
