package org.graftline.shell.internal;

import java.nio.file.Path;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.platform.PeopleAdministration;
import org.graftline.report.ReportSource;
import org.graftline.report.StudyConducts;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.capture.Readings;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.conduct.Locks;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reports of studies in the home directory. Apart from the command, which also works without a home. */
@Component(service = StudyReports.class)
public final class StudyReports {
    private final Readings readings;
    private final StudyRecords records;
    private final Access access;
    private final Locks locks;
    private final AnalysisPlans plans;
    private final StudyConducts conducts;
    private final PeopleAdministration people;
    private final ReportWriter writer;

    /**
     * @param readings the study
     * @param records the files it was imported from
     * @param access asked before
     * @param locks what the report says about them
     * @param plans what the analysis obeys
     * @param conducts what the report says about how the study was run
     * @param people says who acts
     * @param writer writes
     */
    @Activate
    public StudyReports(
            @Reference Readings readings,
            @Reference StudyRecords records,
            @Reference Access access,
            @Reference Locks locks,
            @Reference AnalysisPlans plans,
            @Reference StudyConducts conducts,
            @Reference PeopleAdministration people,
            @Reference ReportWriter writer) {
        this.readings = readings;
        this.records = records;
        this.access = access;
        this.locks = locks;
        this.plans = plans;
        this.conducts = conducts;
        this.people = people;
        this.writer = writer;
    }

    /**
     * @param login whom to act as; null for whoever is logged in at this machine
     * @param folder where the report goes, absolute
     */
    GrowthAnalysis write(StudyCode study, @Nullable String login, Path folder) {
        return writer.write(source(study, login), folder);
    }

    /**
     * What a report would be made from: arms as one for whoever has not earned them.
     *
     * @param login whom to act as; null for whoever is logged in at this machine
     */
    ReportSource source(StudyCode study, @Nullable String login) {
        Actor actor = people.commandLineActor(login);
        StudyData data = readings.data(actor, study);
        access.require(actor, Permission.MAKE_REPORT, study);
        return writer.source(
                        data,
                        plans.of(actor, study),
                        records.files(study),
                        actor.name(),
                        locks.of(actor, study).sentences())
                .with(conducts.of(actor, study));
    }
}
