package org.graftline.report.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.report.StudyConduct;
import org.graftline.report.StudyConduct.Participant;
import org.graftline.report.StudyConducts;
import org.graftline.study.ArmName;
import org.graftline.study.Dose;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.Amendments;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Dosing;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpView;
import org.graftline.study.conduct.SetUpView.PersonView;
import org.graftline.study.conduct.StudySetup;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.report.ReportVersions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Asks the services that run studies. */
@Component
public final class KeptConduct implements StudyConducts {
    private static final String POOLED =
            "All arms are shown as one here, and what each is given would tell them apart.";

    private final StudySetup setup;
    private final Amendments amendments;
    private final Regimens regimens;
    private final Dosing dosing;
    private final ArmSights sights;
    private final ReportVersions reports;

    /** Wires the services. */
    @Activate
    public KeptConduct(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) StudySetup setup,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Amendments amendments,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Regimens regimens,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Dosing dosing,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ArmSights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ReportVersions reports) {
        this.setup = setup;
        this.amendments = amendments;
        this.regimens = regimens;
        this.dosing = dosing;
        this.sights = sights;
        this.reports = reports;
    }

    @Override
    public StudyConduct of(Actor actor, StudyCode study) {
        SetUpView view = setup.of(actor, study);
        SetUp plan = view.setUp();
        List<Participant> people = view.people().stream()
                .map(KeptConduct::participant)
                .sorted(Comparator.comparing(Participant::role).thenComparing(Participant::name))
                .toList();
        String hidden = hidden(actor, study);
        boolean shown = hidden == null;
        boolean blinded = hidden != null && !hidden.equals(POOLED);
        return new StudyConduct(
                plan == null ? null : plan.startsOn(),
                people,
                shown ? inForce(actor, study) : List.of(),
                shown ? doses(actor, study) : List.of(),
                shown ? dosing.deviations(actor, study) : List.of(),
                blinded ? List.of() : amendments.of(actor, study),
                hidden == null ? "" : hidden,
                blinded ? List.of() : reports.texts(actor, study));
    }

    private @Nullable String hidden(Actor actor, StudyCode study) {
        if (sights.of(actor, study) != ArmSights.Sight.SHOWN) {
            return POOLED;
        }
        try {
            regimens.all(actor, study);
            return null;
        } catch (NotAllowedException blinded) {
            return blinded.getMessage();
        }
    }

    private static Participant participant(PersonView view) {
        String name = view.name();
        return new Participant(
                name == null ? "somebody whom the platform no longer knows" : name,
                view.person().role().word());
    }

    private List<Regimen> inForce(Actor actor, StudyCode study) {
        Map<ArmName, Regimen> last = new LinkedHashMap<>();
        regimens.all(actor, study).forEach(planned -> last.put(planned.regimen().arm(), planned.regimen()));
        return List.copyOf(last.values());
    }

    private List<Dose> doses(Actor actor, StudyCode study) {
        return dosing.doses(actor, study).stream()
                .filter(dose -> dose.outcome() != Dose.Outcome.RETRACTED)
                .toList();
    }
}
