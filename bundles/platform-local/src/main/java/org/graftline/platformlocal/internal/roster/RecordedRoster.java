package org.graftline.platformlocal.internal.roster;

import java.util.List;
import java.util.Optional;
import org.graftline.platform.Roster;
import org.graftline.study.Mouse;
import org.graftline.study.StudyCode;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** The animals that imports brought in: the file decides which animals a study has, not we. */
@Component
@ServiceRanking(-100)
public final class RecordedRoster implements Roster {
    private final StudyRecords records;

    /** @param records where the animals are kept */
    @Activate
    public RecordedRoster(@Reference StudyRecords records) {
        this.records = records;
    }

    @Override
    public boolean isAuthoritative(StudyCode study) {
        return false;
    }

    @Override
    public List<Animal> animals(StudyCode study) {
        if (records.study(study).isEmpty()) {
            return List.of();
        }
        return records.data(study).mice().stream().map(RecordedRoster::animal).toList();
    }

    @Override
    public Optional<Animal> byTag(StudyCode study, String tag) {
        String bare = tag.strip();
        return animals(study).stream()
                .filter(animal ->
                        animal.mouse().value().equals(bare) || animal.aliases().contains(bare))
                .findFirst();
    }

    private static Animal animal(Mouse mouse) {
        return new Animal(mouse.mouse(), mouse.donor(), mouse.aliases());
    }
}
