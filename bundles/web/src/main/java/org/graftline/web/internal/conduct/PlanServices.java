package org.graftline.web.internal.conduct;

import org.graftline.study.conduct.Caretakers;
import org.graftline.study.conduct.VisitPlanner;
import org.graftline.study.conduct.Worklists;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Visits and worklists, which pages are thin over. */
@Component(service = PlanServices.class)
public final class PlanServices {
    private final VisitPlanner planner;
    private final Worklists worklists;
    private final Caretakers caretakers;

    /** Wires the services. */
    @Activate
    public PlanServices(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) VisitPlanner planner,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Worklists worklists,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Caretakers caretakers) {
        this.caretakers = caretakers;
        this.planner = planner;
        this.worklists = worklists;
    }

    /** @return when mice are looked at */
    public VisitPlanner planner() {
        return planner;
    }

    /** @return who looks after what */
    public Caretakers caretakers() {
        return caretakers;
    }

    /** @return what is to be done */
    public Worklists worklists() {
        return worklists;
    }
}
