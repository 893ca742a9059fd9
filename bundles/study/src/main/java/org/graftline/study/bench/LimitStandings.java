package org.graftline.study.bench;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What readings say now of that which limits compare, by the same definition as the alerts. An alert keeps what was found when its
 * reading was entered; here a correction counts. Asks nobody for permission, as records do. Safe for many threads.
 */
@ProviderType
public interface LimitStandings {
    /**
     * @return what the reading makes of the quantity, in its unit; empty where it was withdrawn, has no value, is of another mouse or says
     *     nothing of this quantity
     * @throws org.graftline.study.UnknownStudyException if there is no such study
     */
    Optional<Decimal> of(StudyCode study, MouseId mouse, UUID reading, Quantity quantity);

    /**
     * @return of each tumor and endpoint the readings of the last day that say something of the quantity; what could not be felt or was
     *     too small to measure counts as nothing; empty where no reading says anything of it
     * @throws org.graftline.study.UnknownStudyException if there is no such study
     */
    List<Latest> latest(StudyCode study, MouseId mouse, Quantity quantity);

    /**
     * A reading of the last day.
     *
     * @param value what it makes of the quantity, in its unit
     */
    record Latest(UUID reading, StudyDay day, Decimal value) {}
}
