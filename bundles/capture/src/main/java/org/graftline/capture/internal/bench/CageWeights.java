package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.WeightReferences;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The weights that limits on weight loss compare with, by the same definition as the alerts. */
@Component(property = "service.ranking:Integer=-100")
public final class CageWeights implements WeightReferences {
    private final KeptStudies studies;
    private final Sights sights;
    private final Access access;

    /** Wires the services. */
    @Activate
    public CageWeights(
            @Reference KeptStudies studies,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.sights = sights;
        this.access = access;
    }

    @Override
    public List<WeightReference> of(Actor actor, StudyCode code) {
        access.require(actor, Permission.RECORD_READINGS, code);
        KeptStudy study = studies.of(code);
        Sight sight = sights.of(actor, study);
        Predicate<Reading> shown = reading -> !sight.isHidden(reading);
        List<WeightReference> references = new ArrayList<>();
        for (KeptAnimal animal : study.animals()) {
            Double baseline = LimitAlerts.baseline(animal, shown);
            Double peak = LimitAlerts.peak(animal, shown);
            if (animal.removal() == null && baseline != null && peak != null) {
                references.add(new WeightReference(animal.id(), Decimal.of(baseline), Decimal.of(peak)));
            }
        }
        references.sort(Comparator.comparing(WeightReference::mouse));
        return references;
    }
}
