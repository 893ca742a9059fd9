package org.graftline.study.conduct;

import java.util.Map;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one home of a mouse's own day 0: whoever counts days of a mouse (draws, dosing, visits, the Bench, forecasts, analyses) asks here.
 * Tells the mice whose day 0 is not the study's. Readings keep the study's day, on which a session measures mice of several cohorts together;
 * whoever counts time since a mouse's own start subtracts what stands here. Asks nobody for permission, as records do. Safe for many
 * threads.
 */
@ProviderType
public interface OwnDays {
    /** @return the study's day on which a mouse has its own day 0; mice that count as the study does are absent */
    Map<MouseId, StudyDay> of(StudyCode study);
}
