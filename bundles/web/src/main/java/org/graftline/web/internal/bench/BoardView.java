package org.graftline.web.internal.bench;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Board;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.bench.WeightReferences.WeightReference;
import org.graftline.study.people.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a technician begins with; it holds no arm, whoever asks.
 *
 * @param proposedDay the study day to measure
 * @param animals mice on the study by rack, cage and id
 * @param sessions open sessions, latest first
 * @param blinded whether the person must learn no arm
 * @param weights what the limits on weight loss compare with, for a page without a network; not to be shown
 */
record BoardView(
        StudyPart study,
        RulesView rules,
        LocalDate today,
        StudyDay proposedDay,
        List<Animal> animals,
        List<SessionView> sessions,
        List<DevicePart> devices,
        PersonPart person,
        boolean blinded,
        long ledgerPosition,
        Map<String, Weights> weights) {
    BoardView {
        animals = List.copyOf(animals);
        sessions = List.copyOf(sessions);
        devices = List.copyOf(devices);
        weights = new LinkedHashMap<>(weights);
    }

    /** The study. */
    record StudyPart(StudyCode code, String title, String zone, Formula formula) {
        static StudyPart of(Study study) {
            return new StudyPart(
                    study.code(),
                    study.title(),
                    study.zone().getId(),
                    new Formula(study.formula(), study.formula().words()));
        }
    }

    /** How volumes are computed. */
    record Formula(VolumeFormula name, String words) {}

    /** A mouse and where to find it. */
    record Animal(
            MouseId mouse,
            List<String> tags,
            @Nullable String cage,
            @Nullable String rack,
            List<TumorSite> tumors,
            @Nullable StudyDay lastSeen,
            @Nullable StudyDay signedOff) {
        Animal {
            tags = List.copyOf(tags);
            tumors = List.copyOf(tumors);
        }

        static Animal of(Board.Animal animal) {
            return new Animal(
                    animal.mouse(),
                    animal.tags(),
                    animal.cage(),
                    animal.rack(),
                    animal.tumors(),
                    animal.lastSeen(),
                    animal.signedOff());
        }
    }

    /** A device and whether it is fit to measure with. */
    record DevicePart(
            String device,
            Device.Kind kind,
            String name,
            DeviceStanding.Trust trust,
            String sentence,
            @Nullable LocalDate calibrationDue) {
        static DevicePart of(DeviceStanding standing) {
            Device device = standing.device();
            return new DevicePart(
                    device.device(),
                    device.kind(),
                    device.name(),
                    standing.trust(),
                    standing.sentence(),
                    device.calibrationDue());
        }
    }

    /** Who asks. */
    record PersonPart(PersonId id, String name) {}

    /** Weights of one mouse, g. */
    record Weights(Decimal baselineG, Decimal peakG) {}

    static BoardView of(
            Board board,
            Actor actor,
            boolean blinded,
            long position,
            List<WeightReference> references,
            PersonNames names) {
        Map<String, Weights> weights = new LinkedHashMap<>();
        for (WeightReference reference : references) {
            weights.put(reference.mouse().value(), new Weights(reference.baselineG(), reference.peakG()));
        }
        return new BoardView(
                StudyPart.of(board.study()),
                RulesView.of(board.rules()),
                board.today(),
                board.proposedDay(),
                board.animals().stream().map(Animal::of).toList(),
                board.sessions().stream()
                        .map(session -> SessionView.of(session, names))
                        .toList(),
                board.devices().stream().map(DevicePart::of).toList(),
                new PersonPart(actor.person(), actor.name()),
                blinded,
                position,
                weights);
    }
}
