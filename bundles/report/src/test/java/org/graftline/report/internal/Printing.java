package org.graftline.report.internal;

import java.util.List;
import java.util.Map;
import org.graftline.report.ReportSection;
import org.graftline.report.internal.section.AnimalsSection;
import org.graftline.report.internal.section.AreaSection;
import org.graftline.report.internal.section.BalanceSection;
import org.graftline.report.internal.section.CircumstancesSection;
import org.graftline.report.internal.section.CombinationSection;
import org.graftline.report.internal.section.CourseSection;
import org.graftline.report.internal.section.DiagnosisSection;
import org.graftline.report.internal.section.DonorsSection;
import org.graftline.report.internal.section.EffectSection;
import org.graftline.report.internal.section.ExactnessSection;
import org.graftline.report.internal.section.GrowthSection;
import org.graftline.report.internal.section.ItemsSection;
import org.graftline.report.internal.section.LastDaySection;
import org.graftline.report.internal.section.ListingSection;
import org.graftline.report.internal.section.MethodsSection;
import org.graftline.report.internal.section.ModelSection;
import org.graftline.report.internal.section.PlannedDaysSection;
import org.graftline.report.internal.section.ProvenanceSection;
import org.graftline.report.internal.section.ResponseSection;
import org.graftline.report.internal.section.SensitivitySection;
import org.graftline.report.internal.section.ShrinkageSection;
import org.graftline.report.internal.section.SpreadSection;
import org.graftline.report.internal.section.SummarySection;
import org.graftline.report.internal.section.TablesSection;
import org.graftline.report.internal.section.TimesSection;
import org.graftline.report.internal.section.TrajectoriesSection;
import org.graftline.report.internal.section.VarianceSection;
import org.graftline.report.internal.section.WeightLagSection;
import org.graftline.report.internal.section.WeightSection;

/** The reports with our sections, as the framework would wire them. */
final class Printing {
    static final List<Map.Entry<Map<String, Object>, ReportSection>> SECTIONS = List.of(
            entry(100, new ProvenanceSection()),
            entry(110, new ListingSection()),
            entry(120, new ItemsSection()),
            entry(200, new ModelSection()),
            entry(300, new MethodsSection()),
            entry(400, new CircumstancesSection()),
            entry(450, new CourseSection()),
            entry(500, new TablesSection()),
            entry(580, new ExactnessSection()),
            entry(590, new ShrinkageSection()),
            entry(592, new TrajectoriesSection()),
            entry(598, new SpreadSection()),
            entry(600, new VarianceSection()),
            entry(620, new LastDaySection()),
            entry(628, new WeightLagSection()),
            entry(626, new AreaSection()),
            entry(630, new WeightSection()),
            entry(640, new TimesSection()),
            entry(660, new ResponseSection()),
            entry(670, new SensitivitySection()),
            entry(680, new CombinationSection()),
            entry(685, new DiagnosisSection()),
            entry(690, new PlannedDaysSection()),
            entry(700, new EffectSection()),
            entry(790, new DonorsSection()),
            entry(800, new GrowthSection()),
            entry(850, new BalanceSection()),
            entry(900, new AnimalsSection()),
            entry(1000, new SummarySection()));

    /** Combination and diagnosis stand only where the study and its plan have them. */
    static final int SHOWN = SECTIONS.size() - 2;

    private Printing() {}

    static PrintedReports reports() {
        return new PrintedReports(SECTIONS);
    }

    static Map.Entry<Map<String, Object>, ReportSection> entry(int ranking, ReportSection section) {
        return Map.entry(Map.of("service.ranking", ranking), section);
    }
}
