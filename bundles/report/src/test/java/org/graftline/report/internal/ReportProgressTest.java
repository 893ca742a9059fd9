package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.graftline.growth.Cancelable;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.report.ReportPart;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

class ReportProgressTest {
    private final Reports reports = Printing.reports();
    private final ReportSource source = ExampleStudy.of(5, 1, 30).source();

    @Test
    void every_part_is_told_before_it_is_made_with_its_number_and_how_many_there_are() {
        List<String> told = new ArrayList<>();
        reports.html(source, (part, number, of) -> told.add(number + " of " + of + " " + part));
        List<ReportPart> parts = reports.parts();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            wanted.add(i + 1 + " of " + parts.size() + " " + parts.get(i).heading());
        }
        then(told).isEqualTo(wanted).hasSizeGreaterThan(20);
    }

    @Test
    void a_canceled_report_stops_before_its_next_part() {
        AtomicInteger parts = new AtomicInteger();
        thenThrownBy(() -> Cancelable.run(
                        () -> parts.get() == 3, () -> reports.html(source, (part, number, of) -> parts.set(number))))
                .isInstanceOf(CancellationException.class);
        then(parts).hasValue(3);
    }

    @Test
    void a_fit_stops_between_its_steps_and_the_thread_is_free_for_the_next() {
        AtomicInteger asked = new AtomicInteger();
        thenThrownBy(() -> Cancelable.run(
                        () -> asked.incrementAndGet() > 3,
                        () -> new VolumeGrowthAnalyses().analyze(source.data(), AnalysisPlan.DEFAULT)))
                .isInstanceOf(CancellationException.class);
        then(asked).hasValue(4);
        then(new VolumeGrowthAnalyses()
                        .analyze(source.data(), AnalysisPlan.DEFAULT)
                        .fit()
                        .status())
                .startsWith("converged");
    }

    @Test
    void a_fit_beside_the_primary_one_that_is_canceled_is_no_failure_of_its_section() {
        ReportSource fitted = FittedExample.source();
        AtomicInteger asked = new AtomicInteger();
        List<String> told = new ArrayList<>();
        thenThrownBy(() -> Cancelable.run(
                        () -> told.contains("Sensitivity") || (told.size() > 0 && asked.incrementAndGet() > 60),
                        () -> reports.html(fitted, (part, number, of) -> told.add(part))))
                .isInstanceOf(CancellationException.class);
        then(told).hasSizeLessThan(reports.parts().size());
        then(reports.html(fitted)).doesNotContain("This part could not be made");
    }
}
