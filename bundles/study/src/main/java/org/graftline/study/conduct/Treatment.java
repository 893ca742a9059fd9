package org.graftline.study.conduct;

import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.DoseRoute;
import org.graftline.study.ImpossibleValueException;

/**
 * One thing that an arm is given: a drug, or the vehicle alone.
 *
 * @param agent what it is
 * @param mgPerKg dose, mg per kg body weight; 0 for vehicle alone
 * @param mlPerKg volume, mL per kg body weight, above 0
 * @param route the way it goes in
 * @param vehicle what it is dissolved in; may be empty
 * @param schedule when
 * @param vials codes of the vials that hold it, one or more; people who must not know the arm see nothing else of it
 * @param stepMl volumes are rounded to multiples of this, half up, mL
 * @param tolerancePercent how far the given volume may lie from the planned one before it is a deviation, %
 */
public record Treatment(
        String agent,
        Decimal mgPerKg,
        Decimal mlPerKg,
        DoseRoute route,
        String vehicle,
        DosingSchedule schedule,
        List<String> vials,
        Decimal stepMl,
        Decimal tolerancePercent) {
    private static final int MOST_VIALS = 100;
    private static final int MOST_CHARACTERS = 40;
    private static final int MOST_ML_PER_KG = 100;

    /** @throws ImpossibleValueException if an amount is none, or there is no vial */
    public Treatment {
        agent = agent.strip();
        vehicle = vehicle.strip();
        vials = vials.stream().map(String::strip).toList();
        if (agent.isEmpty() || agent.length() > 200 || vehicle.length() > 200) {
            throw new ImpossibleValueException(
                    "The agent needs a name of 1 to 200 characters, and the vehicle at most 200. Name what is given.");
        }
        if (!(mgPerKg.value() >= 0 && mgPerKg.value() <= 100_000)) {
            throw new ImpossibleValueException(
                    "A dose of %s mg/kg of '%s' is impossible. Enter 0 for the vehicle alone, or the dose."
                            .formatted(mgPerKg, agent));
        }
        if (!(mlPerKg.value() > 0 && mlPerKg.value() <= MOST_ML_PER_KG)) {
            throw new ImpossibleValueException(
                    "A volume of %s mL/kg of '%s' is impossible. Enter more than 0 and at most %d mL/kg."
                            .formatted(mlPerKg, agent, MOST_ML_PER_KG));
        }
        if (!(stepMl.value() > 0 && stepMl.value() <= 1)) {
            throw new ImpossibleValueException(
                    "Volumes cannot be rounded to steps of %s mL. Enter the finest step of the syringe, such as 0.01 mL."
                            .formatted(stepMl));
        }
        if (!(tolerancePercent.value() >= 0 && tolerancePercent.value() <= 100)) {
            throw new ImpossibleValueException(
                    "A tolerance of %s %% of the volume is impossible. Enter 0 to 100.".formatted(tolerancePercent));
        }
        if (vials.isEmpty()
                || vials.size() > MOST_VIALS
                || vials.stream().distinct().count() < vials.size()) {
            throw new ImpossibleValueException(
                    "'%s' needs 1 to %d vial codes, each once. Give each vial a code that says nothing of the arm."
                            .formatted(agent, MOST_VIALS));
        }
        if (vials.stream().anyMatch(vial -> vial.isEmpty() || vial.length() > MOST_CHARACTERS)) {
            throw new ImpossibleValueException("A vial code of '%s' is blank or longer than %d characters. Shorten it."
                    .formatted(agent, MOST_CHARACTERS));
        }
    }
}
