package org.graftline.it.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sixty mice of five donors in fifteen cages of four, and how their tumors really grow: a rate of the donor, slowed by the treatment, and a
 * little scatter that is the same in every run. The last four mice of each donor are grafted later and are small at first. One grows
 * faster than any other.
 */
final class Colony {
    static final String FASTEST = "A-03";
    static final String TREATED = "erlotinib";

    private static final Map<String, Double> RATES = Map.of("A", 0.045, "B", 0.038, "C", 0.05, "D", 0.033, "E", 0.041);
    private static final double FASTEST_RATE = 0.112;
    private static final int MICE_OF_DONOR = 12;
    private static final int LATE_OF_DONOR = 4;
    private static final int MICE_OF_CAGE = 4;
    private static final int LATE_BY_DAYS = 9;

    private final Map<String, String> arms = new LinkedHashMap<>();
    private final Set<String> gone = new TreeSet<>();

    /** A look at a mouse, as it is typed. */
    record Look(String lengthMm, String widthMm, String weightG) {}

    /** @return all mice in the order of their cages */
    static List<String> mice() {
        List<String> mice = new ArrayList<>();
        for (String donor : new TreeSet<>(RATES.keySet())) {
            for (int i = 1; i <= MICE_OF_DONOR; i++) {
                mice.add("%s-%02d".formatted(donor, i));
            }
        }
        return mice;
    }

    static boolean isLate(String mouse) {
        return number(mouse) > MICE_OF_DONOR - LATE_OF_DONOR;
    }

    static String donor(String mouse) {
        return "PDX-" + mouse.charAt(0);
    }

    static String cage(String mouse) {
        return "C%02d".formatted(1 + mice().indexOf(mouse) / MICE_OF_CAGE);
    }

    /** @return lines as they come out of a spreadsheet */
    static String asASpreadsheet() {
        StringBuilder lines = new StringBuilder("mouse\tdonor\ttag\tcage\track\tcohort");
        for (String mouse : mice()) {
            lines.append("\n%s\t%s\t%d\t%s\tR1\t%s"
                    .formatted(
                            mouse,
                            donor(mouse),
                            90_001 + mice().indexOf(mouse),
                            cage(mouse),
                            isLate(mouse) ? "rolling" : ""));
        }
        return lines.toString();
    }

    /** @return the donors with every field that PDX-MI requires */
    static String donorsAsASpreadsheet() {
        StringBuilder lines = new StringBuilder(
                "donor\tlineage\tpatient id\tsex\tsample id\tage in years at collection\tdiagnosis\ttumor type"
                        + "\tprimary site\tcollection site\tsharable\ttreatment naive at collection\tmodel id\thost strain"
                        + "\thost strain nomenclature\tengraftment site\tengraftment type\tsample type\tpassage number"
                        + "\tvalidation technique\tvalidation description\tpassages tested\tvalidation host strain"
                        + " nomenclature");
        for (String donor : new TreeSet<>(RATES.keySet())) {
            lines.append(("\n"
                            + "PDX-%1$s\tline %1$s\tP-%1$s\tfemale\tS-%1$s\t61\tlung adenocarcinoma\tprimary\tlung\tlung\tyes\tyes"
                            + "\tM-%1$s\tNSG\tNOD.Cg-Prkdc<scid> Il2rg<tm1Wjl>/SzJ\tright flank\tsubcutaneous\ttissue fragment\t3"
                            + "\tshort tandem repeats\tmatches the patient\t3\tNOD.Cg-Prkdc<scid> Il2rg<tm1Wjl>/SzJ")
                    .formatted(donor));
        }
        return lines.toString();
    }

    private static int number(String mouse) {
        return Integer.parseInt(mouse.substring(2));
    }

    /** What was drawn for a mouse. */
    void drawn(String mouse, String arm) {
        arms.put(mouse, arm);
    }

    void leaves(String mouse) {
        gone.add(mouse);
    }

    /** @return the mice that are still there, in the order of their cages */
    List<String> here() {
        return mice().stream().filter(mouse -> !gone.contains(mouse)).toList();
    }

    /** @return the mice that have an arm and are still there */
    List<String> drawn() {
        return here().stream().filter(arms::containsKey).toList();
    }

    Look look(String mouse, int day) {
        int age = isLate(mouse) ? day - LATE_BY_DAYS : day;
        double start = mouse.equals(FASTEST)
                ? 180
                : isLate(mouse) ? 105 + 4 * (number(mouse) % LATE_OF_DONOR) : 130 + 9 * (number(mouse) * 7 % 11);
        double rate = mouse.equals(FASTEST) ? FASTEST_RATE : Objects.requireNonNull(RATES.get(mouse.substring(0, 1)));
        double treated = TREATED.equals(arms.get(mouse)) && !mouse.equals(FASTEST) ? 0.55 : 1;
        double scatter = Math.floorMod((mouse + day).hashCode(), 1000) / 1000.0 - 0.5;
        double volume = start * Math.exp(rate * treated * age + 0.08 * scatter);
        double width = Math.cbrt(2 * volume * 0.8);
        double length = 2 * volume / (width * width);
        return new Look(tenths(length), tenths(width), tenths(20.5 + number(mouse) % 5 * 0.4 + 0.02 * day));
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
