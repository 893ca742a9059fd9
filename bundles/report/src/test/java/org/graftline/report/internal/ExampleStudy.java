package org.graftline.report.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graftline.growth.Estimate;
import org.graftline.growth.FitDetails;
import org.graftline.growth.Governance;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmCurve;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.Coefficient;
import org.graftline.growth.GrowthAnalysis.Component;
import org.graftline.growth.GrowthAnalysis.Count;
import org.graftline.growth.GrowthAnalysis.CurvePoint;
import org.graftline.growth.GrowthAnalysis.Exclusion;
import org.graftline.growth.GrowthAnalysis.GroupEffect;
import org.graftline.growth.GrowthAnalysis.MouseCurve;
import org.graftline.growth.GrowthAnalysis.Point;
import org.graftline.growth.GrowthAnalysis.ProofLine;
import org.graftline.growth.GrowthAnalysis.Residual;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.GrowthAnalysis.Use;
import org.graftline.growth.GrowthAnalysis.VarianceCandidate;
import org.graftline.growth.GrowthAnalysis.VarianceShare;
import org.graftline.report.ReportSource;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.LedgerHead;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.Sha256;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VolumeFormula;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.record.StudyRecords.ImportedFile;
import org.jspecify.annotations.Nullable;

/** A study made up from a seed, with the analysis that a model would give of it: numbers of the right size and shape, not fitted. */
final class ExampleStudy {
    private static final StudyCode CODE = new StudyCode("PDX-2026-014");
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private final Random random = new Random(20261123);
    private final int donors;
    private final int treatedArms;
    private final int mice;
    private UnaryOperator<String> naming = name -> name;
    private String title = "Effect of erlotinib on the growth of lung tumor xenografts";
    private boolean control = true;
    private List<String> equation = List.of(
            "ln yᵢⱼₖ = β₀ + β₁ t + β₂ t xᵢⱼ + b₀ᵢ + b₁ᵢ t + b₂ᵢ t xᵢⱼ + c₀ᵢⱼ + c₁ᵢⱼ t + εᵢⱼₖ",
            "donor: (b₀, b₁, b₂)ᵢ ~ N(0, G₁)",
            "mouse: (c₀, c₁)ᵢⱼ ~ N(0, G₂)",
            "reading: εᵢⱼₖ ~ N(0, σ² δ²(arm))");
    private @Nullable Double lateDoubling;

    private final List<ArmName> arms = new ArrayList<>();
    private final List<Donor> donorRows = new ArrayList<>();
    private final List<Mouse> mouseRows = new ArrayList<>();
    private final List<ArmAssignment> assignments = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Removal> removals = new ArrayList<>();
    private final List<MouseCurve> curves = new ArrayList<>();
    private final List<Residual> residuals = new ArrayList<>();

    private ExampleStudy(int donors, int treatedArms, int mice) {
        this.donors = donors;
        this.treatedArms = treatedArms;
        this.mice = mice;
    }

    /** 7 donors of 4 lineages, control and one treated arm, 76 mice. */
    static ExampleStudy aStudy() {
        return new ExampleStudy(7, 1, 76);
    }

    static ExampleStudy of(int donors, int treatedArms, int mice) {
        return new ExampleStudy(donors, treatedArms, mice);
    }

    ExampleStudy named(UnaryOperator<String> names) {
        naming = names;
        return this;
    }

    ExampleStudy titled(String words) {
        title = words;
        return this;
    }

    ExampleStudy withoutControl() {
        control = false;
        return this;
    }

    ExampleStudy withEstimatesMissing() {
        lateDoubling = Double.NaN;
        return this;
    }

    ReportSource source() {
        if (control) {
            arms.add(new ArmName(naming.apply("control")));
        }
        for (int a = 0; a < treatedArms; a++) {
            arms.add(new ArmName(naming.apply(
                    treatedArms == 1 ? "erlotinib 50 mg/kg" : "compound %02d + binimetinib".formatted(a + 1))));
        }
        for (int d = 0; d < donors; d++) {
            donorRows.add(new Donor(
                    CODE,
                    donor(d),
                    1,
                    naming.apply("LIN-" + (char) ('A' + d * 4 / Math.max(7, donors))),
                    "lung adenocarcinoma"));
        }
        for (int m = 0; m < mice; m++) {
            mouse(m, m % donors, m / donors % arms.size());
        }
        StudyData data = new StudyData(
                new Study(
                        CODE,
                        1,
                        title,
                        ZoneId.of("Europe/Zurich"),
                        VolumeFormula.HALF_LENGTH_WIDTH_SQUARED,
                        naming.apply("Made up for a test from a fixed seed; no animal was measured.")),
                arms.stream().map(a -> new Arm(CODE, a, 1, role(a))).toList(),
                donorRows,
                mouseRows,
                mouseRows.stream()
                        .map(m -> new Tumor(CODE, m.mouse(), Tumor.ONLY, 1))
                        .toList(),
                assignments,
                removals,
                readings,
                new LedgerHead(312, Sha256.of("head")));
        return new ReportSource(
                data,
                analysis(data),
                List.of(
                        new ImportedFile(naming.apply("session_01.csv"), Sha256.of("a"), 48_211),
                        new ImportedFile(
                                naming.apply("body weights, second half of the study.xlsx"),
                                Sha256.of("b"),
                                9_702_113)),
                naming.apply("Dr. Jo Example"),
                Instant.parse("2026-11-23T22:41:07Z"),
                List.of("Graftline 0.1.0", "Java 17.0.15"),
                List.of(naming.apply("3 readings were corrected; the first values are kept.")));
    }

    private DonorId donor(int d) {
        return new DonorId(naming.apply("PT-%03d".formatted(101 + d * 7)));
    }

    private ArmRole role(ArmName arm) {
        return control && arm.equals(arms.get(0)) ? ArmRole.CONTROL : ArmRole.TREATED;
    }

    private double rate(int d) {
        return 0.072 + 0.016 * Math.sin(d * 2.1);
    }

    private double effect(int d, int arm) {
        return arm == 0 && control ? 0 : -0.006 * (1 + arm % 6) - 0.009 - 0.012 * Math.cos(d * 1.3 + arm);
    }

    private void mouse(int m, int d, int arm) {
        MouseId id = new MouseId(naming.apply("M-%03d".formatted(m + 1)));
        mouseRows.add(new Mouse(CODE, id, 1, donor(d), List.of()));
        assignments.add(new ArmAssignment(CODE, id, 1, arms.get(arm)));
        double start = Math.log(140) + 0.3 * random.nextGaussian();
        double slope = rate(d) + effect(d, arm) + 0.009 * random.nextGaussian();
        List<Point> points = new ArrayList<>();
        for (double day = -3; day <= 38; day += day < 0 ? 3 : 3.5) {
            double sd = arm == 0 ? 0.13 : 0.17;
            double noise = sd * random.nextGaussian();
            double volume = Math.exp(start + slope * Math.max(0, day) + noise);
            Reading.Builder reading = Reading.of(
                            UUID.nameUUIDFromBytes((m + "/" + day).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                            CODE,
                            id,
                            Endpoint.TUMOR_VOLUME,
                            new StudyDay(day),
                            NOON)
                    .capturedAt(NOON.plusSeconds((long) (day * 86_400)))
                    .recordedAt(NOON.plusSeconds((long) (day * 86_400) + 5));
            boolean small = volume < 70;
            boolean skipped = m % 19 == 4 && day == 14;
            readings.add((skipped
                            ? reading.withoutValue(ReadingStatus.NOT_MEASURED).reason(naming.apply("cage not found"))
                            : small
                                    ? reading.withoutValue(ReadingStatus.TOO_SMALL)
                                    : reading.measured(
                                            Decimal.of(Math.rint(volume * 10) / 10),
                                            VolumeFormula.HALF_LENGTH_WIDTH_SQUARED,
                                            null))
                    .site(Tumor.ONLY)
                    .build());
            if (day >= 0) {
                readings.add(Reading.of(
                                UUID.nameUUIDFromBytes(
                                        ("w" + m + "/" + day).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                CODE,
                                id,
                                Endpoint.BODY_WEIGHT,
                                new StudyDay(day),
                                NOON)
                        .recordedAt(NOON.plusSeconds((long) (day * 86_400) + 6))
                        .measured(
                                Decimal.of(Math.rint(10 * (22 + m % 5 - (arm == 0 ? 0.01 : 0.06) * day)) / 10),
                                null,
                                null)
                        .build());
            }
            Use use = skipped
                    ? Use.NOT_MEASURED
                    : day < 0 ? Use.OUTSIDE_WINDOW : small ? Use.ANALYZED_AT_LIMIT : Use.ANALYZED;
            points.add(new Point(day, skipped ? Double.NaN : small ? 70 : volume, use));
            if (day >= 0 && !skipped) {
                residuals.add(new Residual(id, arms.get(arm), day, start + slope * day, noise / sd));
            }
            if (volume > 1800) {
                removals.add(new Removal(CODE, id, 1, new StudyDay(day), Removal.Cause.HUMANE_ENDPOINT));
                break;
            }
        }
        curves.add(new MouseCurve(
                id,
                donor(d),
                arms.get(arm),
                points,
                start,
                slope,
                0,
                points.get(points.size() - 1).day()));
    }

    private GrowthAnalysis analysis(StudyData data) {
        boolean effects = control && treatedArms > 0;
        List<TreatmentEffect> byDonor = effects ? effects("donor") : List.of();
        return new GrowthAnalysis(
                CODE,
                data.sha256(),
                new GrowthAnalysis.Window(0, 38, "Readings before randomization are another question.", 70, 2),
                new GrowthAnalysis.Flow(
                        new Count(donors, mice, readings.size()),
                        List.of(
                                new Exclusion("readings before day 0", 0, mice),
                                new Exclusion(naming.apply("not measured: cage not found"), 0, 4)),
                        new Count(donors, mice, residuals.size())),
                new GrowthAnalysis.ModelText(
                        String.join("\n", equation),
                        "log(volume) ~ day + day:treated",
                        List.of("donor: 1 + day + day:treated, unstructured", "mouse: 1 + day, unstructured"),
                        List.of(
                                "donor intercept and slope: donors differ in growth, and the treatment question is about donors.",
                                "mouse slope: without it every reading would count as independent evidence."),
                        List.of(
                                "Correlation between donor effect and donor slope: 7 donors cannot carry it; set to zero."),
                        "{\n  \"response\": \"volume\",\n  \"transform\": \"log\",\n  \"fixed\": \"~ day + day:treated\",\n  \"levels\": [\"donor\", \"mouse\"]\n}",
                        "donor,mouse,arm,day,logvolume\nP1,M1,control,0,5.1\n",
                        "library(nlme)\n",
                        "proc mixed data=d;\n"),
                candidates(),
                new GrowthAnalysis.FitText(
                        "converged, singular",
                        "The optimum was reached and proved: every test below passed.",
                        List.of(
                                new ProofLine("largest gradient, standard errors", 3.2e-7, 1e-4, true),
                                new ProofLine("smallest eigenvalue of the Hessian", 0.0412, 0, true)),
                        "REML",
                        214.238,
                        -404.476,
                        -351.02,
                        residuals.size(),
                        List.of(donors + " donors", mice + " mice"),
                        List.of(
                                new Coefficient(
                                        "(Intercept)", new Estimate(4.96127, 0.04113, 4.8801, 5.0424, 6.2, 1e-12)),
                                new Coefficient("day", new Estimate(0.07188, 0.00534, 0.05880, 0.08496, 6, 1.3e-5)),
                                new Coefficient(
                                        "day:treated", new Estimate(-0.02714, 0.00561, -0.04085, -0.01343, 6, 0.0030))),
                        List.of(
                                new Component("donor", "intercept", 0, Double.NaN, Double.NaN, List.of()),
                                new Component("donor", "day", 0.01162, 0.0067, 0.0201, List.of(0.31)),
                                new Component(
                                        "donor", "day × treated", 0.0089, 0.0041, 0.0193, List.of(Double.NaN, -0.42)),
                                new Component("mouse", "intercept", 0.2913, 0.24, 0.351, List.of()),
                                new Component("mouse", "day", 0.00893, 0.0071, 0.0112, List.of(-0.12)),
                                new Component("measurement", "residual", 0.1311, 0.122, 0.141, List.of())),
                        List.of("The donors do not differ in volume at day 0 beyond their mice (boundary)."),
                        "Kenward–Roger"),
                arms.stream().map(this::growth).toList(),
                byDonor,
                effects ? null : "The study has one arm, so there is nothing to compare it with.",
                effects && donors > 4 ? effects("lineage") : List.of(),
                List.of(
                        new VarianceShare("growth rate", "donor", 0.63),
                        new VarianceShare("growth rate", "mouse", 0.37),
                        new VarianceShare("volume at day 0", "donor", 0.01),
                        new VarianceShare("volume at day 0", "mouse", 0.99),
                        new VarianceShare("one reading", "donor", 0.21),
                        new VarianceShare("one reading", "mouse", 0.6),
                        new VarianceShare("one reading", "measurement", 0.19)),
                curves,
                arms.stream().map(this::curve).toList(),
                residuals,
                effects
                        ? List.of(
                                "%s slows tumor growth: each day the treated tumor falls a further 2.7 %% behind its control (95 %% interval 1.3 to 4.0 %%)."
                                        .formatted(arms.get(1)),
                                "All 7 donors point the same way; they differ in how much.")
                        : List.of("Tumors double every 9.6 days (95 % interval 8.2 to 11.8)."),
                "This speaks of donors like these: donors were treated as a sample of a larger population.",
                List.of(
                        "Seven donors are few: the interval rests on 6 degrees of freedom.",
                        "12 mice left for a humane endpoint; the model assumes that their later growth can be foretold from their earlier growth."),
                details(),
                Governance.unlocked(AnalysisPlan.DEFAULT
                        .draft()
                        .df(AnalysisPlan.Df.KENWARD_ROGER)
                        .plan()));
    }

    private FitDetails details() {
        List<FitDetails.Deviation> deviations = new ArrayList<>();
        for (int d = 0; d < donors; d++) {
            deviations.add(new FitDetails.Deviation("donor", "day", donor(d).value(), rate(d) - 0.072));
        }
        List<FitDetails.MouseRate> rates = new ArrayList<>();
        for (MouseCurve mouse : curves) {
            int d = donorRows.stream().map(Donor::donor).toList().indexOf(mouse.donor());
            int a = arms.indexOf(mouse.arm());
            double donorRate = rate(d) + effect(d, a);
            deviations.add(new FitDetails.Deviation(
                    "mouse", "day", mouse.donor() + "/" + mouse.mouse(), mouse.slopePerDay() - donorRate));
            rates.add(new FitDetails.MouseRate(
                    mouse.mouse(),
                    mouse.donor(),
                    mouse.arm(),
                    mouse.slopePerDay() + (mouse.slopePerDay() - donorRate) * 0.4,
                    mouse.slopePerDay(),
                    donorRate,
                    0.072 + effect(3, a)));
        }
        return new FitDetails(
                rates,
                deviations,
                arms.stream()
                        .map(arm ->
                                new FitDetails.ReadingSpread(arm.value(), arms.indexOf(arm) == 0 ? 0.13 : 0.17, 0, 0))
                        .toList());
    }

    private ArmGrowth growth(ArmName arm) {
        int a = arms.indexOf(arm);
        int n = (int) curves.stream().filter(c -> c.arm().equals(arm)).count();
        double r = 0.072 + effect(3, a);
        Estimate doubling = lateDoubling != null && a == 1
                ? new Estimate(lateDoubling, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : r > 0.016
                        ? new Estimate(
                                Math.log(2) / r,
                                Double.NaN,
                                Math.log(2) / (r + 0.013),
                                Math.log(2) / (r - 0.013),
                                Double.NaN,
                                Double.NaN)
                        : new Estimate(
                                Math.log(2) / r,
                                Double.NaN,
                                Math.log(2) / (r + 0.013),
                                Double.POSITIVE_INFINITY,
                                Double.NaN,
                                Double.NaN);
        return new ArmGrowth(
                arm,
                role(arm),
                (int) curves.stream()
                        .filter(c -> c.arm().equals(arm))
                        .map(MouseCurve::donor)
                        .distinct()
                        .count(),
                n,
                (int) residuals.stream().filter(x -> x.arm().equals(arm)).count(),
                estimate(r, 0.0053),
                doubling);
    }

    private ArmCurve curve(ArmName arm) {
        int a = arms.indexOf(arm);
        double slope = 0.072 + effect(3, a);
        return new ArmCurve(
                arm,
                role(arm),
                DoubleStream.iterate(0, d -> d <= 38, d -> d + 3.5)
                        .mapToObj(day -> new CurvePoint(
                                day,
                                140 * Math.exp(slope * day),
                                140 * Math.exp(slope * day - 0.07 - 0.011 * day),
                                140 * Math.exp(slope * day + 0.07 + 0.011 * day),
                                (int) curves.stream()
                                        .filter(c -> c.arm().equals(arm))
                                        .filter(c -> c.readings().stream().anyMatch(p -> p.day() == day))
                                        .count()))
                        .toList());
    }

    private List<TreatmentEffect> effects(String level) {
        return IntStream.range(1, arms.size())
                .mapToObj(a -> {
                    Stream<GroupEffect> groups = "donor".equals(level)
                            ? IntStream.range(0, donors)
                                    .mapToObj(d -> new GroupEffect(
                                            donor(d).value(),
                                            donorRows.get(d).lineage(),
                                            5,
                                            6 - d % 2,
                                            estimate(effect(d, a) * 0.8 - 0.004, 0.006),
                                            d == 5 ? Double.NaN : effect(d, a) - 0.003))
                            : donorRows.stream()
                                    .map(Donor::lineage)
                                    .distinct()
                                    .map(l -> new GroupEffect(
                                            String.valueOf(l),
                                            null,
                                            11,
                                            10,
                                            estimate(
                                                    -0.022
                                                            - 0.003
                                                                    * (String.valueOf(l)
                                                                                    .hashCode()
                                                                            % 3),
                                                    0.008),
                                            -0.024));
                    return new TreatmentEffect(
                            arms.get(a),
                            arms.get(0),
                            level,
                            "donor".equals(level) ? donors : 4,
                            estimate(treatedArms == 1 ? -0.02714 : effect(2, a), 0.0056),
                            groups.toList(),
                            "%s changes growth by −2.7 %% per day (95 %% interval −4.0 to −1.3) over %ss."
                                    .formatted(arms.get(a), level),
                            "Kenward–Roger");
                })
                .toList();
    }

    private static Estimate estimate(double value, double se) {
        double t = 2.447;
        return new Estimate(value, se, value - t * se, value + t * se, 6, 2 * Math.exp(-Math.abs(value) / se * 1.2));
    }

    private List<VarianceCandidate> candidates() {
        return List.of(
                new VarianceCandidate(
                        "constant",
                        "σ",
                        11,
                        198.31,
                        -374.62,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        "",
                        false,
                        "Worse by 30 AIC units than the chosen function."),
                new VarianceCandidate(
                        "sd by arm",
                        "σ · δ(arm)",
                        12,
                        214.24,
                        -404.48,
                        31.86,
                        1,
                        1.7e-8,
                        "the sd of a treated reading is 1.31 × that of a control reading",
                        true,
                        "Chosen: lowest AIC, and the test against constant variance is clear."),
                new VarianceCandidate(
                        "sd by day",
                        "σ · exp(δ · day)",
                        12,
                        199.02,
                        -374.04,
                        1.42,
                        1,
                        0.23,
                        "δ = 0.0021",
                        false,
                        "No better than constant."),
                new VarianceCandidate(
                        "power of the fitted value",
                        "σ · |μ|^δ",
                        12,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        "",
                        false,
                        "The fit did not settle, so it was not considered."));
    }
}
