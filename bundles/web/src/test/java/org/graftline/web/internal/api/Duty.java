package org.graftline.web.internal.api;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Acknowledgment;
import org.graftline.study.conduct.AlertCase.Call;
import org.graftline.study.conduct.AlertCase.Occasion;
import org.graftline.study.conduct.AlertCase.PassedOver;
import org.graftline.study.conduct.AlertCase.Raised;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChains;
import org.graftline.study.conduct.AlertCorrection;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.conduct.Alerts;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.jspecify.annotations.Nullable;

/** One alert of the laboratory's study, kept in a field. */
final class Duty implements Alerts, AlertChains {
    static final String CASE = "00000000-0000-4000-8000-000000000002.TUMOR_VOLUME.WATCH";

    private final Laboratory laboratory;
    private AlertCase alert;
    private @Nullable String reason;
    private AlertChains.Kept chain;

    Duty(Laboratory laboratory) {
        this.laboratory = laboratory;
        this.alert = new AlertCase(
                new MouseId("m1"),
                Quantity.TUMOR_VOLUME,
                Tier.WATCH,
                Laboratory.NOW,
                List.of(new Raised(
                        new UUID(0, 2), Tier.WATCH, new Decimal("1200"), new Decimal("1234.5"), Laboratory.NOW)),
                List.of(new Call(
                        Laboratory.NOW,
                        Tier.WATCH,
                        Occasion.OPENED,
                        1,
                        List.of(laboratory.actor("tom").person()),
                        List.of(new PassedOver(laboratory.actor("nina").person(), PassedOver.Why.NO_ROLE)))),
                List.of(),
                Laboratory.NOW.plusSeconds(3600),
                null,
                List.of());
        this.chain = new AlertChains.Kept(
                0, null, List.of(laboratory.actor("dora").person()), List.of("There is no chain."));
    }

    private Alerts.Kept kept() {
        return new Alerts.Kept(
                Laboratory.STUDY,
                CASE,
                1,
                alert,
                reason,
                List.of(new AlertNotice(
                        CASE,
                        laboratory.actor("tom").person(),
                        Channel.MAIL,
                        Tier.WATCH,
                        Laboratory.NOW,
                        AlertNotice.State.SENT,
                        Laboratory.NOW,
                        null)),
                alert.isOpen() ? EnumSet.of(AlertDecision.Kind.TREAT, AlertDecision.Kind.EXEMPT) : Set.of());
    }

    private void require(Actor actor, Permission permission, String name) {
        laboratory.require(actor, permission, Laboratory.STUDY);
        if (!name.equals(CASE)) {
            throw new StudyException("Study PDX-1 has no alert of that name. Open it from the list of alerts.");
        }
    }

    @Override
    public List<Alerts.Kept> open(Actor actor) {
        return laboratory.allows(actor, Permission.HANDLE_ALERTS, Laboratory.STUDY) && alert.isOpen()
                ? List.of(kept())
                : List.of();
    }

    @Override
    public List<Alerts.Kept> of(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return List.of(kept());
    }

    @Override
    public Alerts.Kept one(Actor actor, StudyCode study, String name) {
        require(actor, Permission.READ_STUDY, name);
        return kept();
    }

    @Override
    public Alerts.Kept acknowledge(Actor actor, StudyCode study, String name) {
        require(actor, Permission.HANDLE_ALERTS, name);
        alert = alert.with(
                new Acknowledgment(actor.person(), Laboratory.NOW, alert.tier()), Laboratory.NOW.plusSeconds(3600));
        return kept();
    }

    @Override
    public Alerts.Kept decide(
            Actor actor, StudyCode study, String name, AlertDecision.Kind kind, @Nullable LocalDate until, String why) {
        require(actor, Permission.DECIDE_WELFARE, name);
        alert = alert.with(new AlertDecision(kind, actor.person(), Laboratory.NOW, until, null));
        reason = why;
        return kept();
    }

    @Override
    public AlertChains.Kept chain(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return chain;
    }

    @Override
    public AlertChains.Kept change(Actor actor, StudyCode study, AlertChain changed, int version, String why) {
        laboratory.require(actor, Permission.CHANGE_STUDY, study);
        chain = new AlertChains.Kept(version + 1, changed, List.of(), List.of());
        return chain;
    }

    /** The reading behind the alert was corrected. */
    void corrected() {
        alert = alert.with(new AlertCorrection(
                new UUID(0, 2),
                Tier.WATCH,
                AlertCorrection.Change.CORRECTED,
                new Decimal("812"),
                false,
                null,
                Laboratory.NOW,
                laboratory.actor("dora").person()));
    }

    /** The mouse left. */
    void left() {
        alert = alert.with(AlertDecision.removed(
                new Removal(Laboratory.STUDY, new MouseId("m1"), 1, new StudyDay(12), Removal.Cause.FOUND_DEAD),
                laboratory.actor("tom").person(),
                Laboratory.NOW));
    }

    /** The chain that was set. */
    Set<Channel> channelsOfFirst() {
        AlertChain set = chain.chain();
        return set == null ? Set.of() : set.links().get(0).channels();
    }
}
