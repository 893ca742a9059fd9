package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.Count;
import org.graftline.growth.GrowthAnalysis.Exclusion;
import org.graftline.growth.GrowthAnalysis.Point;
import org.graftline.growth.GrowthAnalysis.Use;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.VisitReading;

/**
 * Chooses the readings of the analysis: tumor volumes in the window, without those that were taken back, and of a visit those that the plan
 * counts. A tumor that is too small or not palpable counts at the limit c₀ (so does a volume of 0, which nobody can measure); log(V + 1) is never taken, since it makes the rate depend on the unit.
 */
final class ReadingSelection {
    private final StudyData data;
    private final AnalysisPlan plan;
    private final List<Reading> volumes;
    private final Map<MouseId, Mouse> mice = new HashMap<>();
    private final Map<DonorId, Donor> donors = new HashMap<>();
    private final Map<MouseId, ArmName> armOf = new HashMap<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final Set<UUID> notCounted = new HashSet<>();
    private final double from;
    private final double to;

    private ReadingSelection(StudyData data, AnalysisPlan plan) {
        this.data = data;
        this.plan = plan;
        volumes = data.readings().stream()
                .filter(r -> r.endpoint() == Endpoint.TUMOR_VOLUME && r.status() != ReadingStatus.WITHDRAWN)
                .toList();
        if (volumes.isEmpty()) {
            throw new NotAnalyzableException("Study '%s' holds no tumor volume. Enter or import volumes first."
                    .formatted(data.study().code()));
        }
        data.mice().forEach(m -> mice.put(m.mouse(), m));
        data.donors().forEach(d -> donors.put(d.donor(), d));
        data.assignments().forEach(a -> armOf.put(a.mouse(), a.arm()));
        double first = volumes.stream().mapToDouble(this::day).min().orElseThrow();
        double last = volumes.stream().mapToDouble(this::day).max().orElseThrow();
        Decimal fromDay = plan.fromDay();
        Decimal toDay = plan.toDay();
        from = fromDay != null ? fromDay.value() : first < 0 && last >= 0 ? 0 : first;
        to = toDay != null ? toDay.value() : last;
    }

    static AnalysisSet of(StudyData data, AnalysisPlan plan) {
        return new ReadingSelection(data, plan).select();
    }

    private double day(Reading r) {
        return data.ownDay(r.mouse(), r.day());
    }

    private static double volume(Reading r) {
        return r.value() == null ? Double.NaN : r.value().value();
    }

    private static boolean measured(Reading r) {
        return r.status() == ReadingStatus.MEASURED && volume(r) > 0;
    }

    private AnalysisSet select() {
        List<Reading> left = exclude(volumes, "mouse in no arm", r -> !armOf.containsKey(r.mouse()));
        left = exclude(left, "readings before day " + Numbers.plain(from), r -> day(r) < from);
        left = exclude(left, "readings after day " + Numbers.plain(to), r -> day(r) > to);
        for (String reason : reasons(left)) {
            left = exclude(left, reason, r -> r.status() == ReadingStatus.NOT_MEASURED && words(r).equals(reason));
        }
        left = ofVisits(left);
        double limit = limit();
        int imputed = (int) left.stream().filter(r -> !measured(r)).count();
        if (imputed > 0 && Double.isNaN(limit)) {
            throw new NotAnalyzableException(
                    "Study '%s': all %d volumes in the window are below the limit. There is nothing to fit."
                            .formatted(data.study().code(), imputed));
        }
        List<AnalysisRow> rows = rows(left, limit);
        AnalysisSet set = new AnalysisSet(
                plan,
                rows,
                new GrowthAnalysis.Window(from, to, reason(), imputed > 0 ? limit : Double.NaN, imputed),
                plan.limitMm3() == null,
                new GrowthAnalysis.Flow(
                        new Count(data.donors().size(), data.mice().size(), volumes.size()),
                        exclusions,
                        new Count(
                                AnalysisSet.distinct(rows, AnalysisRow::donor),
                                AnalysisSet.distinct(rows, AnalysisRow::mouseName),
                                left.size())),
                points(limit),
                arms(rows));
        refuseTooLittle(set);
        return set;
    }

    /** Of the readings of one tumor on one day those that count. */
    private List<Reading> ofVisits(List<Reading> readings) {
        boolean first = plan.reading() == VisitReading.FIRST;
        if (!first && plan.reading() != VisitReading.LAST) {
            return readings;
        }
        Map<String, Reading> counts = new HashMap<>();
        readings.stream()
                .sorted(inVisit())
                .forEach(r -> counts.merge(visit(r), r, (before, after) -> first ? before : after));
        return exclude(readings, "not the %s reading of its visit".formatted(first ? "first" : "last"), r -> {
            boolean out = !r.equals(counts.get(visit(r)));
            if (out) {
                notCounted.add(r.uuid());
            }
            return out;
        });
    }

    private static Comparator<Reading> inVisit() {
        return Comparator.comparing(Reading::replicate)
                .thenComparing(r -> r.uuid().toString());
    }

    private String visit(Reading r) {
        return r.mouse() + "\n" + site(r) + "\n" + day(r);
    }

    private void refuseTooLittle(AnalysisSet set) {
        int mice = set.mice();
        int days = AnalysisSet.distinct(set.rows(), AnalysisRow::day);
        if (mice < 2 || days < 2 || set.rows().size() < 5) {
            throw new NotAnalyzableException(
                    "Study '%s' has %d volumes of %d mice on %d days from day %s to day %s. A growth model needs at least 2 mice, 2 days and 5 volumes: widen the window or measure on."
                            .formatted(
                                    data.study().code(),
                                    set.readings(),
                                    mice,
                                    days,
                                    Numbers.plain(from),
                                    Numbers.plain(to)));
        }
    }

    private List<Reading> exclude(List<Reading> readings, String reason, Predicate<Reading> out) {
        List<Reading> kept = readings.stream().filter(out.negate()).toList();
        if (kept.size() < readings.size()) {
            Set<MouseId> before = new HashSet<>();
            readings.forEach(r -> before.add(r.mouse()));
            kept.forEach(r -> before.remove(r.mouse()));
            exclusions.add(new Exclusion(reason, before.size(), readings.size() - kept.size()));
        }
        return kept;
    }

    private static Set<String> reasons(List<Reading> readings) {
        Set<String> reasons = new TreeSet<>();
        readings.stream().filter(r -> r.status() == ReadingStatus.NOT_MEASURED).forEach(r -> reasons.add(words(r)));
        return reasons;
    }

    private static String words(Reading r) {
        return r.reason() == null ? "not measured" : "not measured: " + r.reason();
    }

    /** c₀ as fixed, or the smallest volume measured on any day; NaN when none was. */
    private double limit() {
        Decimal fixed = plan.limitMm3();
        return fixed != null
                ? fixed.value()
                : volumes.stream()
                        .filter(ReadingSelection::measured)
                        .mapToDouble(ReadingSelection::volume)
                        .min()
                        .orElse(Double.NaN);
    }

    private String reason() {
        String start = plan.fromDay() != null
                ? "From day %s, as fixed beforehand".formatted(Numbers.plain(from))
                : volumes.stream().anyMatch(r -> day(r) < from)
                        ? "From day 0: growth before the treatment is another question"
                        : "From the first day of the study";
        return start
                + (plan.toDay() != null
                        ? ", to day %s, as fixed beforehand.".formatted(Numbers.plain(to))
                        : ", to the last reading.")
                + (data.dayZeros().isEmpty() ? "" : " Days count from each mouse's own day 0.");
    }

    private List<AnalysisRow> rows(List<Reading> readings, double limit) {
        Map<String, List<Reading>> byTumorAndDay = new LinkedHashMap<>();
        readings.stream()
                .sorted(Comparator.comparing((Reading r) -> mouse(r).donor().value())
                        .thenComparing(r -> r.mouse().value())
                        .thenComparing(r -> site(r))
                        .thenComparing(this::day)
                        .thenComparing(inVisit()))
                .forEach(r -> byTumorAndDay
                        .computeIfAbsent(visit(r), k -> new ArrayList<>())
                        .add(r));
        if (plan.reading() == VisitReading.ALL) {
            return byTumorAndDay.values().stream()
                    .flatMap(List::stream)
                    .map(one -> row(List.of(one), limit))
                    .toList();
        }
        return byTumorAndDay.values().stream().map(same -> row(same, limit)).toList();
    }

    private Mouse mouse(Reading r) {
        Mouse mouse = mice.get(r.mouse());
        if (mouse == null) {
            throw new NotAnalyzableException(
                    "Study '%s' has readings of mouse '%s', which is in no roster. Add the mouse to the study."
                            .formatted(data.study().code(), r.mouse()));
        }
        return mouse;
    }

    private static String site(Reading r) {
        return r.site() == null ? "" : r.site().value();
    }

    private AnalysisRow row(List<Reading> replicates, double limit) {
        Reading r = replicates.get(0);
        Mouse mouse = mouse(r);
        Donor donor = donors.get(mouse.donor());
        String code = mouse.donor().value();
        ArmName arm = Objects.requireNonNull(armOf.get(r.mouse()), "mice in no arm are excluded before");
        double sum = 0;
        int atLimit = 0;
        for (Reading x : replicates) {
            sum += StrictMath.log(measured(x) ? volume(x) : limit);
            atLimit += measured(x) ? 0 : 1;
        }
        return new AnalysisRow(
                mouse,
                code,
                donor == null || donor.lineage() == null ? code : donor.lineage(),
                site(r),
                arm.value(),
                role(arm) != ArmRole.CONTROL,
                day(r),
                sum / replicates.size(),
                replicates.size(),
                atLimit);
    }

    private ArmRole role(ArmName arm) {
        return data.arms().stream()
                .filter(a -> a.name().equals(arm))
                .map(Arm::role)
                .findFirst()
                .orElse(ArmRole.TREATED);
    }

    private List<Arm> arms(List<AnalysisRow> rows) {
        Set<String> present = new HashSet<>();
        rows.forEach(r -> present.add(r.arm()));
        return data.arms().stream()
                .filter(a -> present.contains(a.name().value()))
                .sorted(Comparator.comparing(Arm::role).thenComparing(Arm::name))
                .toList();
    }

    private Map<MouseId, List<Point>> points(double limit) {
        Map<MouseId, List<Point>> points = new TreeMap<>();
        data.mice().forEach(m -> points.put(m.mouse(), new ArrayList<>()));
        volumes.stream()
                .sorted(Comparator.comparing(this::day)
                        .thenComparing(r -> site(r))
                        .thenComparing(inVisit()))
                .forEach(r -> points.computeIfAbsent(r.mouse(), k -> new ArrayList<>())
                        .add(point(r, limit)));
        return points;
    }

    private Point point(Reading r, double limit) {
        if (r.status() == ReadingStatus.NOT_MEASURED) {
            return new Point(day(r), Double.NaN, Use.NOT_MEASURED, r.uuid());
        }
        double volume = measured(r) ? volume(r) : limit;
        if (day(r) < from || day(r) > to || !armOf.containsKey(r.mouse())) {
            return new Point(day(r), volume, Use.OUTSIDE_WINDOW, r.uuid());
        }
        if (notCounted.contains(r.uuid())) {
            return new Point(day(r), volume, Use.NOT_COUNTED, r.uuid());
        }
        return new Point(day(r), volume, measured(r) ? Use.ANALYZED : Use.ANALYZED_AT_LIMIT, r.uuid());
    }
}
