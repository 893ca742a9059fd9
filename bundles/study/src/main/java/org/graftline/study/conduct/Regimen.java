package org.graftline.study.conduct;

import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.StudyDay;

/**
 * What one arm is given, in one version. A later version is an amendment and holds from a day on; the doses of the days before belong
 * to the versions before.
 *
 * @param arm the arm
 * @param from the study day from which this version holds
 * @param treatments what is given, one to nine; a dose names its treatment by the place in this list, from 1
 * @param holidays when doses are withheld
 * @param withholdReasons what may be chosen for a withheld dose, one to nine
 */
public record Regimen(
        ArmName arm,
        StudyDay from,
        List<Treatment> treatments,
        List<HolidayRule> holidays,
        List<String> withholdReasons) {
    private static final int KEYS = 9;

    /** @throws ImpossibleValueException if nothing is given, or a list has no place on the digit keys */
    public Regimen {
        treatments = List.copyOf(treatments);
        holidays = List.copyOf(holidays);
        withholdReasons = withholdReasons.stream().map(String::strip).distinct().toList();
        if (treatments.isEmpty() || treatments.size() > KEYS) {
            throw new ImpossibleValueException(
                    "Arm '%s' is given nothing, or more than %d things. Name what it is given; vehicle alone counts."
                            .formatted(arm, KEYS));
        }
        if (withholdReasons.isEmpty()
                || withholdReasons.size() > KEYS
                || withholdReasons.stream().anyMatch(reason -> reason.isEmpty() || reason.length() > 200)) {
            throw new ImpossibleValueException(
                    "Reasons to withhold a dose are chosen by the digits 1 to 9. Give one to nine of them, none blank.");
        }
    }
}
