package org.graftline.it.felix;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.platform.PeopleAdministration;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.Readings;
import org.graftline.study.capture.StudyDetails;
import org.graftline.study.command.CommandLine;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.people.Actor;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.Ledger;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.MethodSorters;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * One study through the services, in a Felix of its own for each method and with one home for all of them: each method is also a restart,
 * and the second finds what the first stored.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class FelixIT {
    private static final long PATIENCE_MS = 60_000;
    private static final StudyCode STUDY = new StudyCode("SMALL");

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] distribution() throws IOException {
        return DistributionInside.withHome("home");
    }

    @Test
    public void a_study_goes_from_file_to_report() {
        Actor actor = service(PeopleAdministration.class).commandLineActor(null);
        MeasurementImports imports = service(MeasurementImports.class);
        ImportPreview preview = imports.preview(actor, STUDY, List.of(file()), null);

        assertTrue(preview.problems().toString(), preview.isCommittable());
        assertNotNull(imports.commit(
                actor, preview, new StudyDetails("A small study", ZoneOffset.UTC, ""), List.of(), "first import"));

        StudyData data = service(Readings.class).data(actor, STUDY);
        assertEquals(12, data.mice().size());
        assertEquals(72, data.readings().size());
        GrowthAnalysis analysis = service(GrowthAnalyses.class).analyze(data, AnalysisPlan.DEFAULT);
        assertEquals(data.sha256(), analysis.dataSha256());
        assertTrue(analysis.fit().message(), analysis.fit().status().startsWith("converged"));

        Reports reports = service(Reports.class);
        ReportSource source = new ReportSource(
                data, analysis, List.of(), actor.name(), Instant.EPOCH, List.of("Graftline in test"), List.of());
        assertTrue(reports.html(source).contains("A small study"));
        byte[] pdf = reports.pdf(source);
        assertArrayEquals("%PDF".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(pdf, 4));
    }

    @Test
    public void b_the_data_are_found_after_a_restart_and_importing_the_file_again_adds_nothing() {
        Actor actor = service(PeopleAdministration.class).commandLineActor(null);
        assertEquals(72, service(Readings.class).data(actor, STUDY).readings().size());

        ImportPreview again = service(MeasurementImports.class).preview(actor, STUDY, List.of(file()), null);
        assertEquals(72, again.counts().knownReadings());
        assertEquals(0, again.counts().newReadings());
        AuditResult audit = service(Ledger.class).verify();
        assertTrue(audit.toString(), audit.isIntact());
    }

    @Test
    public void c_each_bundle_can_stop_and_start_and_the_others_recover() throws BundleException {
        List<Bundle> ours = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getSymbolicName().startsWith("org.graftline.")) {
                ours.add(bundle);
            }
        }
        assertTrue("too few bundles: " + ours, ours.size() >= 10);
        for (Bundle bundle : ours) {
            bundle.stop();
            bundle.start();
            assertEquals(bundle.toString(), Bundle.ACTIVE, bundle.getState());
            Actor actor = service(PeopleAdministration.class).commandLineActor(null);
            assertEquals(
                    "readings after a restart of " + bundle,
                    72,
                    service(Readings.class).data(actor, STUDY).readings().size());
            service(MeasurementImports.class);
            service(GrowthAnalyses.class);
            service(Reports.class);
            service(CommandLine.class);
        }
    }

    @Test
    public void d_the_commands_are_commands_of_the_containers_shell() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
        service(CommandLine.class);
        try (CommandSession session = service(CommandProcessor.class)
                .createSession(new ByteArrayInputStream(new byte[0]), console, console)) {
            session.execute("graftline:version");
            session.execute("graftline:verify-audit");
            assertTrue(
                    out.toString(StandardCharsets.UTF_8),
                    out.toString(StandardCharsets.UTF_8).contains("Graftline 0."));
            assertTrue(
                    out.toString(StandardCharsets.UTF_8),
                    out.toString(StandardCharsets.UTF_8).contains("All records are as the ledger has them."));
            Exception refused =
                    assertThrows(Exception.class, () -> session.execute("graftline:report --study NONE --out x"));
            assertTrue(refused.toString(), refused.toString().contains("exit code 1"));
        }
    }

    private <S> S service(Class<S> type) {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            S service = tracker.waitForService(PATIENCE_MS);
            assertNotNull("no service " + type.getName() + " within " + PATIENCE_MS + " ms", service);
            return service;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + type.getName(), stopped);
        } finally {
            tracker.close();
        }
    }

    /** Three donors, two arms, two mice each, six days; treated tumors grow half as fast. */
    private static ImportFile file() {
        StringBuilder csv = new StringBuilder("donor,mouse,arm,day,volume_mm3\n");
        for (int donor = 1; donor <= 3; donor++) {
            for (String arm : new String[] {"control", "drug"}) {
                for (int mouse = 1; mouse <= 2; mouse++) {
                    for (int day = 0; day <= 20; day += 4) {
                        double rate = ("control".equals(arm) ? 0.08 : 0.04) + 0.004 * donor + 0.003 * mouse;
                        double noise = 0.05 * Math.sin(7.0 * donor + 3.0 * mouse + 1.7 * day + arm.length());
                        csv.append("D%d,D%d-%s-%d,%s,%d,%.3f%n"
                                .formatted(
                                        donor,
                                        donor,
                                        arm,
                                        mouse,
                                        arm,
                                        day,
                                        120 * Math.exp(rate * day + noise + 0.1 * mouse)));
                    }
                }
            }
        }
        return new ImportFile("small.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
