package org.graftline.web.internal.api;

import java.util.Optional;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.platform.People;
import org.graftline.platform.PeopleAdministration;
import org.graftline.platform.ScriptTokens;
import org.graftline.platform.directory.SingleSignOn;
import org.graftline.report.Reports;
import org.graftline.report.compare.ReportComparisons;
import org.graftline.report.export.StudyExports;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.Readings;
import org.graftline.study.conduct.Randomizations;
import org.graftline.study.people.Access;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.StudyRecords;
import org.graftline.web.internal.bench.BenchServices;
import org.graftline.web.internal.conduct.AlertServices;
import org.graftline.web.internal.conduct.DosingServices;
import org.graftline.web.internal.conduct.PlanServices;
import org.graftline.web.internal.conduct.SetupServices;
import org.graftline.web.internal.live.LedgerEvents;

/** Everything that the API is thin over. */
record Services(
        People people,
        Optional<PeopleAdministration> administration,
        Optional<ScriptTokens> tokens,
        Optional<SingleSignOn> providers,
        Access access,
        Readings readings,
        StudyRecords records,
        Ledger ledger,
        LedgerEvents events,
        MeasurementImports imports,
        GrowthAnalyses growth,
        Reports reports,
        StudyExports exports,
        ReportComparisons comparisons,
        BenchServices bench,
        DosingServices dosing,
        Randomizations randomizations,
        SetupServices setup,
        AlertServices alerts,
        PlanServices plans) {}
