package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.TumorSite;
import org.graftline.study.capture.ImportField;
import org.jspecify.annotations.Nullable;

/** The donors, arms, mice and tumors that files tell of; a mouse with two donors or in two arms is an error. Not for several threads. */
final class FileRoster {
    private final Map<MouseId, Animal> mice = new LinkedHashMap<>();
    private final Map<DonorId, Origin> donors = new LinkedHashMap<>();
    private final Map<String, DonorId> donorsByText = new LinkedHashMap<>();
    private final Map<String, ArmName> armsByText = new LinkedHashMap<>();

    /** What the files say about one mouse. */
    static final class Animal {
        private final Look first;
        private final Findings findings;
        private @Nullable DonorId donor;
        private @Nullable ArmName arm;
        private final Set<TumorSite> sites = new LinkedHashSet<>();
        private boolean donorConflict;
        private boolean armConflict;

        private Animal(Look first, Findings findings) {
            this.first = first;
            this.findings = findings;
        }

        /** Where what is wrong with this mouse is noted: its first file. */
        Findings findings() {
            return findings;
        }

        Look first() {
            return first;
        }

        Optional<DonorId> donor() {
            return Optional.ofNullable(donor);
        }

        Optional<ArmName> arm() {
            return Optional.ofNullable(arm);
        }

        /** The tumors that rows of this mouse name. */
        Set<TumorSite> sites() {
            return sites;
        }
    }

    /** What the files say about one donor. */
    static final class Origin {
        private @Nullable String lineage;
        private @Nullable String diagnosis;

        @Nullable
        String lineage() {
            return lineage;
        }

        @Nullable
        String diagnosis() {
            return diagnosis;
        }
    }

    Map<MouseId, Animal> mice() {
        return mice;
    }

    Map<DonorId, Origin> donors() {
        return donors;
    }

    List<ArmName> arms() {
        return new ArrayList<>(armsByText.values());
    }

    /** Takes in what the looks of one file say. */
    void add(List<Look> looks, Findings findings) {
        for (Look look : looks) {
            Animal animal = mice.computeIfAbsent(look.mouse(), m -> new Animal(look, findings));
            if (look.site() != null) {
                animal.sites.add(look.site());
            }
            addDonor(animal, look, findings);
            addArm(animal, look, findings);
        }
    }

    private void addDonor(Animal animal, Look look, Findings findings) {
        String text = look.text(ImportField.DONOR);
        if (text == null) {
            return;
        }
        DonorId donor;
        try {
            donor = donorsByText.computeIfAbsent(text, DonorId::new);
        } catch (ImpossibleValueException impossible) {
            findings.error("donor name", look, ImportField.DONOR, impossible.getMessage());
            return;
        }
        if (animal.donor == null) {
            animal.donor = donor;
        } else if (!animal.donor.equals(donor) && !animal.donorConflict) {
            animal.donorConflict = true;
            findings.error(
                    "two donors",
                    look,
                    ImportField.DONOR,
                    "mouse '%s' has donors '%s' (line %d) and '%s'. A mouse carries the tumor of one donor: correct the column, or give the second animal its own id."
                            .formatted(look.mouse(), animal.donor, animal.first.line(), donor));
        }
        Origin origin = donors.computeIfAbsent(donor, d -> new Origin());
        origin.lineage = agreed(origin.lineage, look, ImportField.LINEAGE, donor, findings);
        origin.diagnosis = agreed(origin.diagnosis, look, ImportField.DIAGNOSIS, donor, findings);
    }

    private static @Nullable String agreed(
            @Nullable String before, Look look, ImportField field, DonorId donor, Findings findings) {
        String text = look.text(field);
        if (before != null && text != null && !before.equals(text)) {
            findings.warning(
                    "origin " + field,
                    look,
                    field,
                    "donor '%s' has '%s' in an earlier row; that one is kept.".formatted(donor, before));
        }
        return before == null ? text : before;
    }

    private void addArm(Animal animal, Look look, Findings findings) {
        String text = look.text(ImportField.ARM);
        if (text == null) {
            return;
        }
        ArmName arm;
        try {
            arm = armsByText.computeIfAbsent(text, ArmName::new);
        } catch (ImpossibleValueException impossible) {
            findings.error("arm name", look, ImportField.ARM, impossible.getMessage());
            return;
        }
        if (animal.arm == null) {
            animal.arm = arm;
        } else if (!animal.arm.equals(arm) && !animal.armConflict) {
            animal.armConflict = true;
            findings.error(
                    "two arms",
                    look,
                    ImportField.ARM,
                    "mouse '%s' is in arms '%s' (line %d) and '%s'. A mouse has one arm: correct the column, or give the second animal its own id."
                            .formatted(look.mouse(), animal.arm, animal.first.line(), arm));
        }
    }
}
