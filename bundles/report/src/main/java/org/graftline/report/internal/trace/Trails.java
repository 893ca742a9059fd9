package org.graftline.report.internal.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.Use;
import org.graftline.growth.Unfitted;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Rows;
import org.graftline.report.trail.Trail;
import org.graftline.report.trail.Trail.Behind;
import org.graftline.report.trail.Trail.Parameter;
import org.graftline.study.ArmName;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.jspecify.annotations.Nullable;

/** Finds the readings behind a number of the report. Not for several threads. */
public final class Trails {
    private final String snapshot;
    private final StudyData data;
    private final GrowthAnalysis analysis;
    private final Map<MouseId, ArmName> arms = new HashMap<>();
    private final Map<MouseId, DonorId> donors = new HashMap<>();
    private final Map<DonorId, Donor> donorOf = new HashMap<>();
    private final Map<UUID, Use> uses = new HashMap<>();

    /** @param source what the report is made from */
    public Trails(ReportSource source) {
        snapshot = snapshot(source);
        data = source.data();
        analysis = source.analysis();
        data.assignments().forEach(one -> arms.put(one.mouse(), one.arm()));
        data.mice().forEach((Mouse mouse) -> donors.put(mouse.mouse(), mouse.donor()));
        data.donors().forEach(donor -> donorOf.put(donor.donor(), donor));
        analysis.mice().stream().flatMap(mouse -> mouse.readings().stream()).forEach(point -> {
            if (point.reading() != null) {
                uses.put(point.reading(), point.use());
            }
        });
    }

    /** @return what a page says of the records and the plan that it was made from */
    public static String snapshot(ReportSource source) {
        return source.analysis().dataSha256() + "."
                + source.analysis().governance().sha256();
    }

    /**
     * @param behind what stands at the row; empty where the table says nothing
     * @param source what stands at the number; empty where it says nothing
     * @return empty if no number of a report has them
     */
    public Optional<Trail> of(String behind, String source) {
        if (behind.isEmpty()) {
            return Optional.of(new Trail(
                    snapshot,
                    "The table does not say which readings are behind this number; these are all volumes of the study.",
                    List.of(),
                    readings(Rows.VOLUMES)));
        }
        return Rows.read(behind)
                .filter(rows -> rows.way() != Rows.Way.NOTHING)
                .map(rows -> trail(rows, PrintedTables.parts(source)));
    }

    private Trail trail(Rows rows, List<String> source) {
        List<Behind> readings = readings(rows);
        int counted = (int) readings.stream().filter(Behind::counted).count();
        boolean model = rows.way() == Rows.Way.MODEL || rows.way() == Rows.Way.BESIDE;
        if (!model || source.get(0).equals("count") || Unfitted.reason(analysis).isPresent()) {
            return new Trail(
                    snapshot, direct(source.get(0).equals("count"), readings.size(), counted), List.of(), readings);
        }
        String fitted = Numbers.count(analysis.flow().analyzed().readings(), "reading", "readings");
        String sentence = rows.way() == Rows.Way.MODEL
                ? "Computed from the model fitted to %s".formatted(fitted)
                : "Computed from a model beside the primary analysis. Both rest on the same readings; the primary one was fitted to %s"
                        .formatted(fitted);
        return new Trail(
                snapshot,
                sentence
                        + (rows.only().isEmpty()
                                ? "."
                                : "; %s of them belong to this row.".formatted(Numbers.count(counted))),
                parameters(source),
                readings);
    }

    private static String direct(boolean ofModel, int all, int counted) {
        String of = "%s of %s".formatted(Numbers.count(counted), Numbers.count(all, "reading", "readings"));
        return ofModel
                ? "Counted over the readings that the model was fitted to: %s.".formatted(of)
                : "Found from the readings themselves, without the model: %s count.".formatted(of);
    }

    private List<Parameter> parameters(List<String> source) {
        boolean component = source.get(0).equals("component");
        Set<String> used =
                component ? Set.of() : new HashSet<>(source.subList(Math.min(2, source.size()), source.size()));
        int place = component ? Integer.parseInt(source.get(1)) : -1;
        List<Parameter> all = new ArrayList<>();
        analysis.fit()
                .coefficients()
                .forEach(c -> all.add(new Parameter(c.name(), c.estimate(), used.contains(c.name()))));
        int at = 0;
        for (GrowthAnalysis.Component c : analysis.fit().components()) {
            all.add(new Parameter(
                    "standard deviation, %s: %s".formatted(c.level(), c.name()),
                    new Estimate(c.sd(), Double.NaN, c.lower(), c.upper(), Double.NaN, Double.NaN),
                    at++ == place));
        }
        return all;
    }

    private List<Behind> readings(Rows rows) {
        return data.readings().stream()
                .filter(reading -> isOf(rows.way(), reading.endpoint()))
                .filter(reading -> passes(rows.only(), reading.mouse()))
                .map(reading -> behind(rows.way(), reading))
                .sorted(Comparator.comparing(Behind::donor)
                        .thenComparing(one -> one.reading().mouse())
                        .thenComparingDouble(Behind::day)
                        .thenComparing(one -> one.reading().endpoint())
                        .thenComparing(one -> Objects.toString(one.reading().site(), ""))
                        .thenComparingInt(one -> one.reading().replicate()))
                .toList();
    }

    private static boolean isOf(Rows.Way way, Endpoint endpoint) {
        return switch (way) {
            case WEIGHTS -> endpoint == Endpoint.BODY_WEIGHT;
            case ANIMALS -> endpoint == Endpoint.BODY_WEIGHT || endpoint == Endpoint.TUMOR_VOLUME;
            default -> endpoint == Endpoint.TUMOR_VOLUME;
        };
    }

    /** Any of what is named of a kind, all of the kinds. */
    private boolean passes(List<Rows.Only> only, MouseId mouse) {
        return Arrays.stream(Rows.Of.values()).allMatch(kind -> {
            List<Rows.Only> ofKind =
                    only.stream().filter(one -> one.of() == kind).toList();
            return ofKind.isEmpty()
                    || ofKind.stream().anyMatch(one -> one.name().equals(name(kind, mouse)));
        });
    }

    private @Nullable String name(Rows.Of kind, MouseId mouse) {
        DonorId donor = donors.get(mouse);
        Donor who = donor == null ? null : donorOf.get(donor);
        return switch (kind) {
            case MOUSE -> mouse.value();
            case DONOR -> donor == null ? null : donor.value();
            case LINEAGE ->
                who == null
                        ? null
                        : Objects.requireNonNullElse(who.lineage(), who.donor().value());
            case DIAGNOSIS -> who == null ? null : who.diagnosis();
            case ARM -> {
                ArmName arm = arms.get(mouse);
                yield arm == null ? null : arm.value();
            }
        };
    }

    private Behind behind(Rows.Way way, Reading r) {
        double day = data.ownDay(r.mouse(), r.day());
        Use use = uses.get(r.uuid());
        boolean taken = r.status() != ReadingStatus.WITHDRAWN && r.status() != ReadingStatus.NOT_MEASURED;
        boolean model = way == Rows.Way.MODEL || way == Rows.Way.BESIDE;
        boolean counted =
                taken && arms.containsKey(r.mouse()) && (!model || use == Use.ANALYZED || use == Use.ANALYZED_AT_LIMIT);
        return new Behind(
                r,
                Objects.requireNonNull(donors.get(r.mouse()), "a reading belongs to a mouse of the study"),
                arms.get(r.mouse()),
                day,
                counted,
                why(r, use));
    }

    private String why(Reading r, @Nullable Use use) {
        if (r.status() == ReadingStatus.WITHDRAWN || r.status() == ReadingStatus.NOT_MEASURED) {
            return r.status().words() + (r.reason() == null ? "" : ": " + r.reason());
        }
        if (!arms.containsKey(r.mouse())) {
            return "mouse in no arm";
        }
        return use == null ? "" : words(use);
    }

    private String words(Use use) {
        GrowthAnalysis.Window window = analysis.window();
        return switch (use) {
            case ANALYZED -> "";
            case ANALYZED_AT_LIMIT ->
                "below the limit of measurement: the model takes %s mm³".formatted(Numbers.volume(window.limitMm3()));
            case OUTSIDE_WINDOW ->
                "outside the analysis window, day %s to %s"
                        .formatted(Numbers.day(window.fromDay()), Numbers.day(window.toDay()));
            case NOT_COUNTED -> "by the plan another reading of the visit counts";
            case NOT_MEASURED -> "not measured";
            case UNFITTED -> "no model could be fitted";
        };
    }
}
