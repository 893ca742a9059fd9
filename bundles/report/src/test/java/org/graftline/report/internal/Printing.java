package org.graftline.report.internal;

import java.util.List;
import java.util.Map;
import org.graftline.report.ReportSection;
import org.graftline.report.internal.section.AnimalsSection;
import org.graftline.report.internal.section.CircumstancesSection;
import org.graftline.report.internal.section.EffectSection;
import org.graftline.report.internal.section.GrowthSection;
import org.graftline.report.internal.section.LastDaySection;
import org.graftline.report.internal.section.ModelSection;
import org.graftline.report.internal.section.ProvenanceSection;
import org.graftline.report.internal.section.ResponseSection;
import org.graftline.report.internal.section.SummarySection;
import org.graftline.report.internal.section.TablesSection;
import org.graftline.report.internal.section.TimesSection;
import org.graftline.report.internal.section.VarianceSection;

/** The reports with our sections, as the framework would wire them. */
final class Printing {
    static final List<Map.Entry<Map<String, Object>, ReportSection>> SECTIONS = List.of(
            entry(100, new ProvenanceSection()),
            entry(200, new ModelSection()),
            entry(400, new CircumstancesSection()),
            entry(500, new TablesSection()),
            entry(600, new VarianceSection()),
            entry(620, new LastDaySection()),
            entry(640, new TimesSection()),
            entry(660, new ResponseSection()),
            entry(700, new EffectSection()),
            entry(800, new GrowthSection()),
            entry(900, new AnimalsSection()),
            entry(1000, new SummarySection()));

    private Printing() {}

    static PrintedReports reports() {
        return new PrintedReports(SECTIONS);
    }

    static Map.Entry<Map<String, Object>, ReportSection> entry(int ranking, ReportSection section) {
        return Map.entry(Map.of("service.ranking", ranking), section);
    }
}
