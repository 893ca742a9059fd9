package org.graftline.web.internal.conduct;

import org.graftline.study.conduct.AlertChains;
import org.graftline.study.conduct.Alerts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the alerts over HTTP are thin over. */
@Component(service = AlertServices.class)
public final class AlertServices {
    private final Alerts alerts;
    private final AlertChains chains;

    /** Wires the services. */
    @Activate
    public AlertServices(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Alerts alerts,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) AlertChains chains) {
        this.alerts = alerts;
        this.chains = chains;
    }

    /** @return cases of alerts */
    public Alerts alerts() {
        return alerts;
    }

    /** @return who is called */
    public AlertChains chains() {
        return chains;
    }
}
