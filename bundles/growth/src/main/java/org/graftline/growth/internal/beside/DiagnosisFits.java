package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.beside.DiagnosisEffects;
import org.graftline.growth.beside.DiagnosisEffects.Comparison;
import org.graftline.growth.beside.DiagnosisEffects.OfDiagnosis;
import org.graftline.growth.internal.Numbers;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.inference.FTest;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan.DonorCovariate;

/** Lets the treatment effect differ between diagnoses. */
public final class DiagnosisFits {
    private static final int FEWEST_DONORS = 2;

    private final Primary primary;
    private final Map<String, String> diagnosisOf;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private DiagnosisFits(Primary primary, Map<String, String> diagnosisOf) {
        this.primary = primary;
        this.diagnosisOf = diagnosisOf;
    }

    /** @throws NotBesideException with the reason why there are none at all */
    public static DiagnosisEffects of(StudyData data, GrowthAnalysis analysis) {
        if (!analysis.governance().plan().covariates().contains(DonorCovariate.DIAGNOSIS)) {
            return new DiagnosisEffects(List.of(), List.of());
        }
        Primary primary = Primary.of(analysis);
        primary.effects();
        Set<String> donors = new TreeSet<>();
        primary.rows().forEach(r -> donors.add(r.donor()));
        Map<String, String> stated = new HashMap<>();
        data.donors().forEach(d -> {
            String diagnosis = d.diagnosis();
            if (diagnosis != null
                    && !diagnosis.isBlank()
                    && donors.contains(d.donor().value())) {
                stated.put(d.donor().value(), diagnosis.strip());
            }
        });
        if (stated.size() * 2 <= donors.size()) {
            throw new NotBesideException(
                    "No effect by diagnosis: %d of %d donors have none stated. State the diagnoses of the donors."
                            .formatted(donors.size() - stated.size(), donors.size()));
        }
        DiagnosisFits fits = new DiagnosisFits(primary, stated);
        if (stated.size() < donors.size()) {
            fits.notes.add("Left out: the mice of %s without a stated diagnosis."
                    .formatted(Numbers.count(donors.size() - stated.size(), "donor", "donors")));
        }
        for (TreatmentEffect effect : primary.effects()) {
            fits.compare(effect);
        }
        return new DiagnosisEffects(fits.comparisons, fits.notes);
    }

    private void compare(TreatmentEffect effect) {
        String comparison = effect.arm() + " against " + effect.control();
        try {
            comparisons.add(comparison(effect));
        } catch (NotBesideException e) { // the other comparisons stand
            notes.add("%s: no effect by diagnosis. %s".formatted(comparison, e.sentence()));
        }
    }

    private Comparison comparison(TreatmentEffect effect) {
        Map<String, Set<String>> donors = donorsWithBoth(effect);
        List<String> classes = donors.entrySet().stream()
                .filter(e -> e.getValue().size() >= FEWEST_DONORS)
                .map(Map.Entry::getKey)
                .toList();
        if (classes.size() < 2) {
            throw new NotBesideException("It needs two diagnoses with two donors each that carry both arms; there are: "
                    + (donors.isEmpty() ? "none" : words(donors)) + ".");
        }
        List<PrimaryRow> rows = primary.rows().stream()
                .filter(r -> r.arm().equals(effect.arm().value())
                        || r.arm().equals(effect.control().value()))
                .filter(r -> classes.contains(diagnosisOf.getOrDefault(r.donor(), "")))
                .map(r -> r.as(r.arm().equals(effect.arm().value())))
                .toList();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int k = 1; k < classes.size(); k++) {
            String name = classes.get(k);
            columns.put(
                    "dx" + k,
                    rows.stream()
                            .mapToDouble(r -> name.equals(diagnosisOf.get(r.donor())) ? 1 : 0)
                            .toArray());
        }
        Fit fit = Primary.fit(spec(effect, columns.keySet()), rows, columns);
        List<double[]> apart = new ArrayList<>();
        List<OfDiagnosis> effects = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            double[] c = new double[fit.fixed().size()];
            c[index(fit, "day", "treated")] = 1;
            if (k > 0) {
                int own = index(fit, "day", "treated", "dx" + k);
                c[own] = 1;
                double[] alone = new double[c.length];
                alone[own] = 1;
                apart.add(alone);
            }
            effects.add(new OfDiagnosis(
                    classes.get(k),
                    donors.getOrDefault(classes.get(k), Set.of()).size(),
                    primary.estimate(fit, c)));
        }
        FTest test = primary.joint(fit, apart);
        return new Comparison(
                effect.arm(), effect.control(), effects, test.f(), test.numeratorDf(), test.denominatorDf(), test.p());
    }

    private static String words(Map<String, Set<String>> donors) {
        List<String> words = new ArrayList<>();
        donors.forEach((name, of) -> words.add(name + " (" + of.size() + ")"));
        return String.join(", ", words);
    }

    private Map<String, Set<String>> donorsWithBoth(TreatmentEffect effect) {
        Map<String, Set<String>> arms = new HashMap<>();
        primary.rows()
                .forEach(r ->
                        arms.computeIfAbsent(r.donor(), k -> new HashSet<>()).add(r.arm()));
        Map<String, Set<String>> donors = new TreeMap<>();
        diagnosisOf.forEach((donor, diagnosis) -> {
            if (arms.getOrDefault(donor, Set.of())
                    .containsAll(List.of(effect.arm().value(), effect.control().value()))) {
                donors.computeIfAbsent(diagnosis, k -> new TreeSet<>()).add(donor);
            }
        });
        return donors;
    }

    private ModelSpec spec(TreatmentEffect effect, Set<String> columns) {
        StringBuilder fixed = new StringBuilder("~ day + day:treated");
        for (String dx : columns) {
            fixed.append(" + %s + day:%s + day:treated:%s".formatted(dx, dx, dx));
        }
        ModelSpec.Builder spec = primary.spec().toBuilder().fixed(fixed.toString());
        if (primary.spec().factors().containsKey("arm")) {
            spec.factor("arm", effect.control().value(), effect.arm().value());
        }
        return spec.build();
    }

    /** The coefficient of a product, whatever the order of its parts. */
    private static int index(Fit fit, String... parts) {
        List<String> names = fit.fixed().names();
        for (int i = 0; i < names.size(); i++) {
            String[] own = names.get(i).split(":", -1);
            if (own.length == parts.length && Set.of(own).equals(Set.of(parts))) {
                return i;
            }
        }
        throw new NotBesideException(
                "The data do not tell the term %s apart.".formatted(String.join(" × ", Arrays.asList(parts))));
    }
}
