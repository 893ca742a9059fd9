package org.graftline.study.conduct;

import java.time.Instant;
import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.TumorSite;

/**
 * The last examination of a mouse.
 *
 * @param mouse the animal
 * @param method how it died
 * @param at when it was examined
 * @param by who examined it
 * @param tumors terminal weights, each tumor at most once; may be empty
 * @param samples what was taken; may be empty
 */
public record Necropsy(
        MouseId mouse, Method method, Instant at, PersonId by, List<TumorWeight> tumors, List<Sample> samples) {
    private static final int MOST = 200;

    /** How an animal died; AVMA (2020) lists them for rodents. */
    public enum Method {
        CARBON_DIOXIDE("carbon dioxide"),
        ANESTHETIC_OVERDOSE("overdose of an anesthetic"),
        CERVICAL_DISLOCATION("cervical dislocation"),
        DECAPITATION("decapitation"),
        EXSANGUINATION("exsanguination under anesthesia"),
        PERFUSION("perfusion under anesthesia"),
        FOUND_DEAD("found dead");

        private final String words;

        Method(String words) {
            this.words = words;
        }

        /** @return as pages and reports write it */
        public String words() {
            return words;
        }
    }

    /**
     * A tumor as it was taken out.
     *
     * @param site which
     * @param mg its weight, mg, 0 where nothing was left
     */
    public record TumorWeight(TumorSite site, Decimal mg) {
        /** @throws ImpossibleValueException if no tumor of a mouse weighs that */
        public TumorWeight {
            if (!(mg.value() >= 0 && mg.value() <= 100_000)) {
                throw new ImpossibleValueException(
                        "A tumor of %s mg is impossible. Enter its weight in mg, 0 to 100,000.".formatted(mg));
            }
        }
    }

    /**
     * Something that was kept.
     *
     * @param kind what it is: "tumor, snap frozen"
     * @param place where it is kept; may be empty
     * @param label what stands on the tube; may be empty
     */
    public record Sample(String kind, String place, String label) {
        /** @throws ImpossibleValueException if it is nothing, or the texts are too long */
        public Sample {
            kind = kind.strip();
            place = place.strip();
            label = label.strip();
            if (kind.isEmpty() || kind.length() > MOST || place.length() > MOST || label.length() > MOST) {
                throw new ImpossibleValueException(
                        "A sample needs a kind, and kind, place and label have at most %d characters. Say what was taken."
                                .formatted(MOST));
            }
        }
    }

    /** @throws ImpossibleValueException if a tumor is there twice, or the lists are longer than an animal has parts */
    public Necropsy {
        tumors = List.copyOf(tumors);
        samples = List.copyOf(samples);
        if (tumors.stream().map(TumorWeight::site).distinct().count() < tumors.size()) {
            throw new ImpossibleValueException(
                    "A tumor of mouse '%s' has two terminal weights. Enter one for each site.".formatted(mouse));
        }
        if (tumors.size() > MOST || samples.size() > MOST) {
            throw new ImpossibleValueException(
                    "The necropsy of mouse '%s' has more than %d tumors or samples. Enter what was taken of this mouse."
                            .formatted(mouse, MOST));
        }
    }
}
