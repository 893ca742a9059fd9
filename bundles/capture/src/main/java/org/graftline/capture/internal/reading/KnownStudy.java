package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.platform.Roster.Animal;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.Visit;
import org.jspecify.annotations.Nullable;

/** A study as it stands before an import, looked up by what a file says. Empty for a study that does not exist yet. */
public final class KnownStudy {
    private final Map<MouseId, Mouse> mice = new HashMap<>();
    private final Map<String, MouseId> aliases = new HashMap<>();
    private final Map<DonorId, Donor> donors = new HashMap<>();
    private final Map<ArmName, Arm> arms = new HashMap<>();
    private final Map<MouseId, ArmName> assignments = new HashMap<>();
    private final Map<MouseId, Set<TumorSite>> tumors = new HashMap<>();
    private final Set<StudyDay> days = new HashSet<>();
    private final Map<ReadingKey, List<Reading>> readings = new HashMap<>();
    private final Map<ReadingKey, List<Reading>> withdrawn = new HashMap<>();
    private final Map<UUID, Reading> byUuid = new HashMap<>();
    private final @Nullable Map<MouseId, Animal> roster;

    /**
     * @param data the study's records; null if it does not exist
     * @param visits its visits, planned ones too; none if it does not exist
     * @param authoritative the animals of the platform where the platform decides; null where an import may bring its own
     */
    public KnownStudy(@Nullable StudyData data, List<Visit> visits, @Nullable List<Animal> authoritative) {
        visits.forEach(visit -> days.add(visit.day()));
        roster = authoritative == null ? null : new HashMap<>();
        if (roster != null && authoritative != null) {
            authoritative.forEach(animal -> {
                roster.put(animal.mouse(), animal);
                animal.aliases().forEach(alias -> aliases.put(alias, animal.mouse()));
            });
        }
        if (data != null) {
            data.mice().forEach(mouse -> {
                mice.put(mouse.mouse(), mouse);
                mouse.aliases().forEach(alias -> aliases.put(alias, mouse.mouse()));
            });
            data.donors().forEach(donor -> donors.put(donor.donor(), donor));
            data.arms().forEach(arm -> arms.put(arm.name(), arm));
            for (ArmAssignment assignment : data.assignments()) {
                assignments.put(assignment.mouse(), assignment.arm());
            }
            for (Tumor tumor : data.tumors()) {
                tumors.computeIfAbsent(tumor.mouse(), m -> new HashSet<>()).add(tumor.site());
            }
            for (Reading reading : data.readings()) {
                days.add(reading.day());
                byUuid.put(reading.uuid(), reading);
                (reading.status() == ReadingStatus.WITHDRAWN ? withdrawn : readings)
                        .computeIfAbsent(ReadingKey.of(reading), k -> new ArrayList<>(1))
                        .add(reading);
            }
        }
    }

    /** Whether there are animals already, so that another one is a question and not the beginning. */
    boolean hasRoster() {
        return !mice.isEmpty();
    }

    /** Whether neither the study nor the platform has this animal, although the study has a roster. */
    boolean isUnknown(MouseId mouse) {
        return hasRoster() && !mice.containsKey(mouse) && onRoster(mouse).isEmpty();
    }

    /** The animal that goes by this id or alias; a new one if nobody does. */
    MouseId mouse(String text) {
        MouseId mouse = new MouseId(text);
        if (mice.containsKey(mouse) || (roster != null && roster.containsKey(mouse))) {
            return mouse;
        }
        return aliases.getOrDefault(mouse.value(), mouse);
    }

    Optional<Mouse> known(MouseId mouse) {
        return Optional.ofNullable(mice.get(mouse));
    }

    /** Whether the platform decides which animals there are, and does not have this one. */
    boolean isRefused(MouseId mouse) {
        return roster != null && !roster.containsKey(mouse) && !mice.containsKey(mouse);
    }

    Optional<Animal> onRoster(MouseId mouse) {
        return roster == null ? Optional.empty() : Optional.ofNullable(roster.get(mouse));
    }

    boolean hasDonor(DonorId donor) {
        return donors.containsKey(donor);
    }

    Optional<Arm> arm(ArmName arm) {
        return Optional.ofNullable(arms.get(arm));
    }

    Optional<ArmName> armOf(MouseId mouse) {
        return Optional.ofNullable(assignments.get(mouse));
    }

    /** @return the arm that the others are compared with, if the study has one */
    public Optional<ArmName> controlArm() {
        return arms.values().stream()
                .filter(arm -> arm.role() == ArmRole.CONTROL)
                .map(Arm::name)
                .findFirst();
    }

    boolean hasTumor(MouseId mouse, TumorSite site) {
        return tumorsOf(mouse).contains(site);
    }

    Set<TumorSite> tumorsOf(MouseId mouse) {
        return tumors.getOrDefault(mouse, Set.of());
    }

    boolean hasDay(StudyDay day) {
        return days.contains(day);
    }

    /** @return what stands of that visit */
    List<Reading> readings(ReadingKey key) {
        return readings.getOrDefault(key, List.of());
    }

    /** @return what was taken back of that visit */
    List<Reading> withdrawn(ReadingKey key) {
        return withdrawn.getOrDefault(key, List.of());
    }

    /** @return everything that stands */
    Collection<Reading> readings() {
        return readings.values().stream().flatMap(List::stream).toList();
    }

    Optional<Reading> reading(UUID uuid) {
        return Optional.ofNullable(byUuid.get(uuid));
    }
}
