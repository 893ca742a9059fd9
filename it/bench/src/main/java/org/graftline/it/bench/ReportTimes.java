package org.graftline.it.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.report.internal.PrintedReports;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;

/** Prints how long a whole report takes, warm: the fit, the page, the PDF/A. Sections are found as the framework finds them. */
public final class ReportTimes {
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;
    private static final Pattern CLASS = Pattern.compile("<implementation class=\"([^\"]+)\"");
    private static final Pattern RANKING =
            Pattern.compile("name=\"service.ranking\"[^>]*?(?:value=\"(-?\\d+)\"|>\\s*(-?\\d+))");

    private ReportTimes() {}

    /** @param args mice (200) and days (20) */
    public static void main(String[] args) throws Exception {
        int mice = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int days = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        StudyData data = SimulatedReadings.of(mice, days);
        GrowthAnalyses growth = new VolumeGrowthAnalyses();
        Reports reports = new PrintedReports(sections());
        GrowthAnalysis analysis = growth.analyze(data, AnalysisPlan.DEFAULT);
        ReportSource source = new ReportSource(
                data, analysis, List.of(), "bench", Instant.parse("2026-01-01T00:00:00Z"), List.of("bench"), List.of());
        System.out.printf(
                Locale.ROOT,
                "%,d mice × %,d days: %,d readings, heap of %,d MB, load %.1f on %d processors, median of %d rounds after %d%n",
                mice,
                days,
                data.readings().size(),
                Runtime.getRuntime().maxMemory() >> 20,
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors(),
                ROUNDS,
                WARM_UPS);
        long fit = time("fit", () -> growth.analyze(data, AnalysisPlan.DEFAULT));
        time("page", () -> reports.html(source));
        long pdf = time("PDF/A", () -> reports.pdf(source));
        System.out.printf(Locale.ROOT, "fit and PDF/A %,6d ms%n", fit + pdf);
    }

    private static long time(String what, Supplier<?> work) {
        long[] millis = new long[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Objects.requireNonNull(work.get());
            if (round >= 0) {
                millis[round] = (System.nanoTime() - start) / 1_000_000;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT, "%-13s %,6d ms (%,d to %,d)%n", what, millis[ROUNDS / 2], millis[0], millis[ROUNDS - 1]);
        return millis[ROUNDS / 2];
    }

    /** The sections that the report bundle declares, with their rankings. */
    private static List<Map.Entry<Map<String, Object>, ReportSection>> sections()
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Path classes = Path.of(PrintedReports.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Map.Entry<Map<String, Object>, ReportSection>> sections = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve("OSGI-INF"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String xml = Files.readString(file);
                Matcher name = CLASS.matcher(xml);
                if (xml.contains("<provide interface=\"org.graftline.report.ReportSection\"") && name.find()) {
                    Object section = Class.forName(name.group(1))
                            .getDeclaredConstructor()
                            .newInstance();
                    sections.add(Map.entry(Map.of("service.ranking", ranking(xml)), (ReportSection) section));
                }
            }
        }
        return sections;
    }

    private static int ranking(String xml) {
        Matcher ranking = RANKING.matcher(xml);
        return ranking.find()
                ? Integer.parseInt(Objects.requireNonNullElseGet(ranking.group(1), () -> ranking.group(2)))
                : 0;
    }
}
