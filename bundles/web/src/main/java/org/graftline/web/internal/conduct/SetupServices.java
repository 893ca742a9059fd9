package org.graftline.web.internal.conduct;

import org.graftline.report.StudyConducts;
import org.graftline.study.conduct.Amendments;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Cohorts;
import org.graftline.study.conduct.ExceptionReview;
import org.graftline.study.conduct.Locks;
import org.graftline.study.conduct.StudySetup;
import org.graftline.study.report.ReportVersions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the set-up of studies over HTTP is thin over. */
@Component(service = SetupServices.class)
public final class SetupServices {
    private final StudySetup setup;
    private final Amendments amendments;
    private final Cohorts cohorts;
    private final Locks locks;
    private final AnalysisPlans plans;
    private final ArmSights sights;
    private final ReportVersions reports;
    private final StudyConducts conducts;
    private final ExceptionReview review;

    /** Wires the services. */
    @Activate
    public SetupServices(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) StudySetup setup,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Amendments amendments,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Cohorts cohorts,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Locks locks,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) AnalysisPlans plans,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ArmSights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ReportVersions reports,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) StudyConducts conducts,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ExceptionReview review) {
        this.setup = setup;
        this.amendments = amendments;
        this.cohorts = cohorts;
        this.locks = locks;
        this.plans = plans;
        this.sights = sights;
        this.reports = reports;
        this.conducts = conducts;
        this.review = review;
    }

    /** @return creating and changing */
    public StudySetup setup() {
        return setup;
    }

    /** @return amendments of protocols */
    public Amendments amendments() {
        return amendments;
    }

    /** @return cohorts and enrollment */
    public Cohorts cohorts() {
        return cohorts;
    }

    /** @return locks and looks */
    public Locks locks() {
        return locks;
    }

    /** @return analysis plans */
    public AnalysisPlans plans() {
        return plans;
    }

    /** @return the audit trail by exception */
    public ExceptionReview review() {
        return review;
    }

    /** @return how studies were run, for reports */
    public StudyConducts conducts() {
        return conducts;
    }

    /** @return frozen reports */
    public ReportVersions reports() {
        return reports;
    }

    /** @return what may be seen by arm */
    public ArmSights sights() {
        return sights;
    }
}
