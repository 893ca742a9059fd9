package org.graftline.web.internal.conduct;

import org.graftline.study.conduct.Dosing;
import org.graftline.study.conduct.Necropsies;
import org.graftline.study.conduct.Photos;
import org.graftline.study.conduct.Regimens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What dosing and the last days of mice over HTTP are thin over. */
@Component(service = DosingServices.class)
public final class DosingServices {
    private final Regimens regimens;
    private final Dosing dosing;
    private final Necropsies necropsies;
    private final Photos photos;

    /** Wires the services. */
    @Activate
    public DosingServices(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Regimens regimens,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Dosing dosing,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Necropsies necropsies,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Photos photos) {
        this.regimens = regimens;
        this.dosing = dosing;
        this.necropsies = necropsies;
        this.photos = photos;
    }

    /** @return what arms are given */
    public Regimens regimens() {
        return regimens;
    }

    /** @return giving it */
    public Dosing dosing() {
        return dosing;
    }

    /** @return last examinations */
    public Necropsies necropsies() {
        return necropsies;
    }

    /** @return pictures */
    public Photos photos() {
        return photos;
    }
}
