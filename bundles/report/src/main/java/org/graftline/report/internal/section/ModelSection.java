package org.graftline.report.internal.section;

import java.util.List;
import java.util.stream.Collectors;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.FitText;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Facts;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.report.internal.markup.Source;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** The model for a statistician: equation, terms, fit, components, and the proof that the fit settled. */
@Component
@ServiceRanking(200)
public final class ModelSection implements ReportSection {
    @Override
    public String heading() {
        return "Model appendix";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis.ModelText model = Fitted.of(source).model();
        FitText fit = source.analysis().fit();
        String level = source.analysis().governance().level();
        Passage passage = new Passage()
                .note("Scale: natural logarithm of the volume in mm³. i donor, j mouse, k time.")
                .formula(model.equation())
                .markup(facts(model, fit).xhtml());
        if (!model.terms().isEmpty()) {
            passage.heading("Why these terms").list(model.terms());
        }
        if (!model.fallbacks().isEmpty()) {
            passage.heading("Terms left out").list(model.fallbacks());
        }
        passage.heading("Estimates")
                .table(coefficients(fit, level))
                .table(components(fit, level))
                .list(fit.singularities());
        return passage.heading("Did the fit settle?")
                .paragraph(fit.message())
                .table(proof(fit))
                .xhtml();
    }

    private static Facts facts(GrowthAnalysis.ModelText model, FitText fit) {
        return new Facts()
                .add("Fixed part", model.fixedFormula())
                .add("Random part", String.join("; ", model.random()))
                .add("Method", fit.method())
                .add("Status", fit.status())
                .add(
                        "Data",
                        Numbers.count(fit.rows(), "reading", "readings") + " of " + String.join(", ", fit.groups()))
                .add(
                        "Likelihood",
                        "log-likelihood %s, AIC %s, BIC %s"
                                .formatted(
                                        Numbers.fixed(fit.logLik(), 2),
                                        Numbers.fixed(fit.aic(), 2),
                                        Numbers.fixed(fit.bic(), 2)))
                .add("Degrees of freedom and standard errors", fit.dfMethod());
    }

    private static Booktabs coefficients(FitText fit, String level) {
        Booktabs table = new Booktabs("Fixed effects, scale log mm³, with " + level + " intervals.")
                .behind(Rows.MODEL)
                .wide()
                .text("Term")
                .number("Estimate")
                .number("Standard error")
                .number("df")
                .number("p")
                .number("from")
                .number("to");
        for (GrowthAnalysis.Coefficient c : fit.coefficients()) {
            Estimate e = c.estimate();
            table.row(
                    c.name(),
                    Numbers.fixed(e.value(), 5),
                    Numbers.fixed(e.standardError(), 5),
                    Numbers.df(e.df()),
                    Numbers.p(e.p()),
                    Numbers.fixed(e.lower(), 5),
                    Numbers.fixed(e.upper(), 5));
            Source.estimate(table, c.name(), e, List.of(1, 2, 3, 4, 5, 6));
        }
        return table;
    }

    private static Booktabs components(FitText fit, String coverage) {
        boolean correlated =
                fit.components().stream().anyMatch(c -> !c.correlations().isEmpty());
        Booktabs table = new Booktabs("Standard deviations of the random effects and of one reading, with approximate "
                        + coverage + " intervals"
                        + (correlated ? "; correlations with the rows above on the same level." : "."))
                .behind(Rows.MODEL)
                .text("Component")
                .number("SD")
                .number("from")
                .number("to");
        if (correlated) {
            table.text("Correlations");
        }
        String group = "";
        int place = 0;
        for (GrowthAnalysis.Component c : fit.components()) {
            if (!c.level().equals(group)) {
                group = c.level();
                table.group("Level: " + group);
            }
            List<String> cells = new java.util.ArrayList<>(
                    List.of(c.name(), Numbers.fixed(c.sd(), 5), end(c, c.lower()), end(c, c.upper())));
            if (correlated) {
                cells.add(c.correlations().stream()
                        .map(r -> Double.isNaN(r) ? "–" : Numbers.fixed(r, 2))
                        .collect(Collectors.joining("  ")));
            }
            table.row(cells).from(1, c.sd(), Source.component(place++));
        }
        return table;
    }

    /** A multiple of another component has no interval of its own; one at the boundary has none that can be estimated. */
    private static String end(GrowthAnalysis.Component component, double value) {
        return Double.isNaN(value) && "measurement".equals(component.level()) ? "–" : Numbers.fixed(value, 5);
    }

    private static Booktabs proof(FitText fit) {
        Booktabs table = new Booktabs("Tests that the fit had to pass to count as settled.")
                .behind(Rows.MODEL)
                .text("Test")
                .number("Value")
                .number("Threshold")
                .text("Result");
        fit.proof()
                .forEach(line -> table.row(
                        line.test(),
                        plain(line.value()),
                        plain(line.threshold()),
                        line.passed() ? "passed" : "not passed"));
        return table;
    }

    /** Three figures, as a power of ten where that is shorter. */
    private static String plain(double value) {
        double size = Math.abs(value);
        if (value == 0 || !Double.isFinite(value) || (size >= 1e-3 && size < 1e5)) {
            return Double.isNaN(value) ? "–" : Numbers.significant(value, 3);
        }
        int power = (int) Math.floor(Math.log10(size));
        StringBuilder raised = new StringBuilder();
        Integer.toString(power).chars().forEach(c -> raised.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
        return Numbers.fixed(value / Math.pow(10, power), 1) + " × 10" + raised;
    }
}
