package org.graftline.platform;

import java.util.List;
import java.util.Optional;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.osgi.annotation.versioning.ConsumerType;

/** The animals that the platform knows. Implemented by a host or by {@code platform-local}. Must be safe for many threads. */
@ConsumerType
public interface Roster {
    /** @return whether the platform, and not an import, decides which animals a study has */
    boolean isAuthoritative(StudyCode study);

    /** @return the animals of a study, by id; empty if the platform does not know the study */
    List<Animal> animals(StudyCode study);

    /**
     * @param study a study
     * @param tag an id, ear tag or alias as typed or scanned
     * @return the animal; empty if none has it
     */
    Optional<Animal> byTag(StudyCode study, String tag);

    /**
     * An animal.
     *
     * @param mouse its id
     * @param donor whose tumor it carries
     * @param aliases other ids it is known by
     */
    record Animal(MouseId mouse, DonorId donor, List<String> aliases) {
        /** Copies the list in. */
        public Animal {
            aliases = List.copyOf(aliases);
        }
    }
}
