package org.graftline.report.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.graftline.report.FigureName;
import org.graftline.report.FrozenPdf;
import org.graftline.report.ReportPart;
import org.graftline.report.ReportProgress;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.report.UnmadePart;
import org.graftline.report.internal.figure.EffectFigure;
import org.graftline.report.internal.figure.GrowthFigure;
import org.graftline.report.internal.figure.ResidualFigure;
import org.graftline.report.internal.house.HouseStyle;
import org.graftline.report.internal.house.HouseStyles;
import org.graftline.report.internal.trace.Trails;
import org.graftline.report.trail.Trail;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.CollectionType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Prints reports from the sections that are there. Waits for all twenty-eight of ours, so that no report is ever made from a part of them. */
@Component(property = "section.cardinality.minimum:Integer=29")
public final class PrintedReports implements Reports {
    private final List<ReportSection> sections;
    private final Supplier<HouseStyle> style;
    private final WebPage page = new WebPage();
    private final PdfPrinter printer = new PdfPrinter();

    /**
     * @param styles how the laboratory's reports look
     * @param sections services with their properties, in any order
     */
    @Activate
    public PrintedReports(
            @Reference HouseStyles styles,
            @Reference(
                            name = "section",
                            service = ReportSection.class,
                            collectionType = CollectionType.TUPLE,
                            cardinality = ReferenceCardinality.MULTIPLE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<Map.Entry<Map<String, Object>, ReportSection>> sections) {
        this(styles::current, sections);
    }

    /**
     * In the style that Graftline comes with.
     *
     * @param sections services with their properties, in any order
     */
    public PrintedReports(List<Map.Entry<Map<String, Object>, ReportSection>> sections) {
        this(() -> HouseStyle.NONE, sections);
    }

    PrintedReports(Supplier<HouseStyle> style, List<Map.Entry<Map<String, Object>, ReportSection>> sections) {
        this.style = style;
        this.sections = Stream.concat(sections.stream(), WrittenSection.all())
                .sorted(Comparator.comparingInt(
                                (Map.Entry<Map<String, Object>, ReportSection> s) -> ranking(s.getKey()))
                        .reversed()
                        .thenComparing(s -> MadeSection.name(s.getValue())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static int ranking(Map<String, Object> properties) {
        return properties.get("service.ranking") instanceof Integer ranking ? ranking : 0;
    }

    @Override
    public String html(ReportSource source, ReportProgress progress) {
        return page.render(ReportBody.of(sections, source, progress), source, style.get());
    }

    @Override
    public byte[] pdf(ReportSource source, ReportProgress progress) {
        return printer.print(ReportBody.of(sections, source, progress), source, style.get());
    }

    @Override
    public FrozenPdf frozen(ReportSource source, List<HumanText> texts, Edition edition, ReportProgress progress) {
        ReportSource written = source.with(source.conduct().with(texts));
        ReportBody body = ReportBody.of(sections, written, progress);
        return new FrozenPdf(printer.frozen(body, written, edition, style.get()), body.unmade());
    }

    @Override
    public byte[] signed(byte[] frozen, ReportVersion version) {
        return printer.signed(frozen, version, style.get());
    }

    @Override
    public List<ReportPart> parts() {
        return sections.stream()
                .map(section -> new ReportPart(MadeSection.id(section), MadeSection.name(section)))
                .toList();
    }

    @Override
    public List<UnmadePart> unmade(ReportSource source) {
        return ReportBody.of(sections, source).unmade();
    }

    @Override
    public Optional<Trail> trail(ReportSource source, String behind, String from) {
        return new Trails(source).of(behind, from);
    }

    @Override
    public String figure(ReportSource source, FigureName figure) {
        return switch (figure) {
            case GROWTH_BY_ARM -> new GrowthFigure(source).whole();
            case EFFECT_BY_DONOR ->
                EffectFigure.whole(
                        source.analysis().effects(),
                        source.analysis().governance().level());
            case EFFECT_BY_LINEAGE ->
                EffectFigure.whole(
                        source.analysis().lineageEffects(),
                        source.analysis().governance().level());
            case RESIDUALS -> new ResidualFigure(source.analysis()).draw();
        };
    }
}
