package org.graftline.report.internal.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graftline.report.ReportSource;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;

/** The tables of a study. Withdrawn readings stay out; several readings of a visit enter a wide table as their mean. */
final class StudyGrids {
    private final ReportSource source;
    private final StudyData data;
    private final Map<MouseId, ArmName> arms = new HashMap<>();
    private final Map<MouseId, DonorId> donors = new HashMap<>();

    StudyGrids(ReportSource source) {
        this.source = source;
        this.data = source.data();
        data.assignments().forEach(a -> arms.put(a.mouse(), a.arm()));
        data.mice().forEach(m -> donors.put(m.mouse(), m.donor()));
    }

    Grid study() {
        return new Grid(
                "Study",
                List.of(
                        List.of("Study", data.study().code().value()),
                        List.of("Title", data.study().title()),
                        List.of("State", "DRAFT, not signed"),
                        List.of("Made", source.madeAt() + " by " + source.madeBy()),
                        List.of("Volumes", data.study().formula().words() + ", mm³"),
                        List.of("Days", "each mouse's own, from its day 0"),
                        List.of("Data, SHA-256", data.sha256()),
                        List.of("Origin", data.study().origin())));
    }

    Grid mice() {
        Map<MouseId, Removal> removals = new HashMap<>();
        data.removals().forEach(r -> removals.put(r.mouse(), r));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("mouse", "donor", "arm", "removed_on_day", "removed_because"));
        for (Mouse mouse : data.mice()) {
            Removal removal = removals.get(mouse.mouse());
            rows.add(List.of(
                    mouse.mouse().value(),
                    mouse.donor().value(),
                    arm(mouse.mouse()),
                    removal == null ? "" : plain(data.ownDay(mouse.mouse(), removal.day())),
                    removal == null ? "" : removal.cause().name()));
        }
        return new Grid("Mice", rows);
    }

    Grid readings(String name, Endpoint endpoint) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "mouse",
                "donor",
                "arm",
                "tumor",
                "day",
                "replicate",
                "captured_at",
                "status",
                "value",
                "unit",
                "reading",
                "version"));
        for (Reading r : kept(endpoint)) {
            rows.add(List.of(
                    r.mouse().value(),
                    Objects.toString(donors.get(r.mouse()), ""),
                    arm(r.mouse()),
                    Objects.toString(r.site(), ""),
                    plain(data.ownDay(r.mouse(), r.day())),
                    Integer.toString(r.replicate()),
                    Objects.toString(r.capturedAt(), ""),
                    r.status().name(),
                    Objects.toString(r.value(), ""),
                    endpoint.unit(),
                    r.uuid().toString(),
                    Integer.toString(r.version())));
        }
        return new Grid(name, rows);
    }

    /** One table per arm: a line per tumor, a column per day; an empty cell where nothing was measured. */
    List<Grid> wide() {
        List<Grid> grids = new ArrayList<>();
        for (Arm arm : data.arms()) {
            TreeSet<Double> days = new TreeSet<>();
            Map<String, Map<Double, List<Double>>> byTumor = new TreeMap<>();
            for (Reading r : kept(Endpoint.TUMOR_VOLUME)) {
                if (arm.name().equals(arms.get(r.mouse()))) {
                    double day = data.ownDay(r.mouse(), r.day());
                    days.add(day);
                    List<Double> cell = byTumor.computeIfAbsent(tumor(r), k -> new HashMap<>())
                            .computeIfAbsent(day, k -> new ArrayList<>());
                    if (r.value() != null) {
                        cell.add(r.value().value());
                    }
                }
            }
            List<List<String>> rows = new ArrayList<>();
            List<String> head = new ArrayList<>(List.of("mouse"));
            days.forEach(day -> head.add(plain(day)));
            rows.add(head);
            byTumor.forEach((tumor, cells) -> {
                List<String> row = new ArrayList<>(List.of(tumor));
                days.forEach(day -> row.add(mean(cells.getOrDefault(day, List.of()))));
                rows.add(row);
            });
            grids.add(new Grid(arm.name().value(), rows));
        }
        return grids;
    }

    List<Reading> kept(Endpoint endpoint) {
        return data.readings().stream()
                .filter(r -> r.endpoint() == endpoint && r.status() != ReadingStatus.WITHDRAWN)
                .collect(Collectors.toList());
    }

    private String tumor(Reading r) {
        long sites =
                data.tumors().stream().filter(t -> t.mouse().equals(r.mouse())).count();
        return sites > 1 ? r.mouse() + " " + r.site() : r.mouse().value();
    }

    String arm(MouseId mouse) {
        return Objects.toString(arms.get(mouse), "");
    }

    private static String mean(List<Double> values) {
        return values.isEmpty()
                ? ""
                : plain(values.stream().mapToDouble(Double::doubleValue).sum() / values.size());
    }

    static String plain(double number) {
        return number == Math.rint(number) ? Long.toString(Math.round(number)) : Double.toString(number);
    }
}
