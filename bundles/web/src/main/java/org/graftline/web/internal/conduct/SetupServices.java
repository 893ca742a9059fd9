package org.graftline.web.internal.conduct;

import org.graftline.study.conduct.Amendments;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Cohorts;
import org.graftline.study.conduct.Locks;
import org.graftline.study.conduct.StudySetup;
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
    private final ArmSights sights;

    /** Wires the services. */
    @Activate
    public SetupServices(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) StudySetup setup,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Amendments amendments,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Cohorts cohorts,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Locks locks,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ArmSights sights) {
        this.setup = setup;
        this.amendments = amendments;
        this.cohorts = cohorts;
        this.locks = locks;
        this.sights = sights;
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

    /** @return what may be seen by arm */
    public ArmSights sights() {
        return sights;
    }
}
