package org.graftline.study.conduct;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after which mice of a study. Data of the protocol; it changes nobody's permissions.
 *
 * @param cages by cage, the person who is responsible for it
 * @param cohorts by cohort, the person who is responsible for its mice; a cage's own person goes first
 */
public record Care(Map<String, PersonId> cages, Map<String, PersonId> cohorts) {
    /** Nobody looks after anything in particular. */
    public static final Care NOBODY = new Care(Map.of(), Map.of());

    /** @throws ImpossibleValueException if a cage or cohort has no name */
    public Care {
        cages = named("cage", cages);
        cohorts = named("cohort", cohorts);
    }

    private static SortedMap<String, PersonId> named(String what, Map<String, PersonId> of) {
        if (of.keySet().stream().anyMatch(String::isBlank)) {
            throw new ImpossibleValueException(
                    "A %s without a name cannot be looked after. Name it, or leave it out.".formatted(what));
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }

    /**
     * @param cage of a mouse; null for none
     * @param cohort of the mouse; null for none
     * @param measuredLast who measured it last; null for nobody
     * @return who is meant to look at it next; null where nobody is known
     */
    public @Nullable Charge of(@Nullable String cage, @Nullable String cohort, @Nullable PersonId measuredLast) {
        PersonId ofCage = cage == null ? null : cages.get(cage);
        if (ofCage != null) {
            return new Charge(ofCage, Charge.Basis.CAGE);
        }
        PersonId ofCohort = cohort == null ? null : cohorts.get(cohort);
        if (ofCohort != null) {
            return new Charge(ofCohort, Charge.Basis.COHORT);
        }
        return measuredLast == null ? null : new Charge(measuredLast, Charge.Basis.MEASURED_LAST);
    }

    /** Whose mouse it is, and by what. */
    public record Charge(PersonId person, Basis basis) {
        /** What makes somebody the one. */
        public enum Basis {
            /** The cage is theirs. */
            CAGE,
            /** The cohort is theirs. */
            COHORT,
            /** Nobody is named, and they measured the mouse last. */
            MEASURED_LAST
        }
    }
}
