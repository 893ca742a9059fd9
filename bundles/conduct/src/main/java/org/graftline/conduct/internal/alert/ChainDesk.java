package org.graftline.conduct.internal.alert;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.conduct.AlertCase.PassedOver.Why;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChain.Link;
import org.graftline.study.conduct.AlertChains;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps who is called about alerts, and says what would keep a call from arriving. */
@Component(property = "service.ranking:Integer=-100")
public final class ChainDesk implements AlertChains {
    private final ChainRecords chains;
    private final StudyRecords studies;
    private final UnitOfWork work;
    private final Access access;
    private final Reach reach;
    private final Clock clock;

    /** Wires the services. */
    @Activate
    public ChainDesk(
            @Reference DocumentRecords documents,
            @Reference StudyRecords studies,
            @Reference UnitOfWork work,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference Reach reach,
            @Reference(
                            target = StudyActs.SIMULATED,
                            policyOption = ReferencePolicyOption.GREEDY,
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    Clock clock) {
        this.chains = new ChainRecords(documents);
        this.studies = studies;
        this.work = work;
        this.access = access;
        this.reach = reach;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public Kept chain(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        requireKnown(study);
        return kept(study);
    }

    @Override
    public Kept change(Actor actor, StudyCode study, AlertChain chain, int version, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, study);
        requireKnown(study);
        if (reason.isBlank()) {
            throw new StudyException("Not saved: changing who is called needs a reason. Say why.");
        }
        for (Link link : chain.links()) {
            if (reach.obstacle(study, link).filter(Why.DISABLED::equals).isPresent()) {
                throw new StudyException(
                        "Not saved: '%s' is nobody here, or is disabled. Take them out of the chain or put somebody else there."
                                .formatted(link.person()));
            }
        }
        Optional<ChainRecords.Stored> current = chains.of(study);
        StudyDocument next = ChainRecords.document(study, version + 1, chain);
        if (current.filter(stored -> stored.chain().equals(chain)).isPresent()) {
            return kept(study); // the same message again
        }
        if (version != current.map(ChainRecords.Stored::version).orElse(0)) {
            throw new ConcurrentChangeException(next.table(), next.id(), next.version());
        }
        work.commit(new Act(
                Chain.of(study),
                ActKind.HANDLE_ALERT,
                actor,
                clock.instant(),
                SaltedText.of(reason.strip()),
                List.of(next)));
        return kept(study);
    }

    private Kept kept(StudyCode study) {
        Optional<ChainRecords.Stored> stored = chains.of(study);
        List<PersonId> fallback = stored.isPresent()
                ? List.of()
                : reach.directors(study).stream().map(Link::person).toList();
        return new Kept(
                stored.map(ChainRecords.Stored::version).orElse(0),
                stored.map(ChainRecords.Stored::chain).orElse(null),
                fallback,
                cautions(study, stored.map(ChainRecords.Stored::chain), fallback));
    }

    private List<String> cautions(StudyCode study, Optional<AlertChain> chain, List<PersonId> fallback) {
        List<String> cautions = new ArrayList<>();
        if (chain.isEmpty()) {
            cautions.add(
                    fallback.isEmpty()
                            ? "Nobody is called: there is no chain, and no director of this study is known here. Set a"
                                    + " chain."
                            : "There is no chain: the directors of the study are called, all at once.");
            return cautions;
        }
        boolean mail =
                chain.get().links().stream().anyMatch(link -> link.channels().contains(Channel.MAIL));
        if (mail && !reach.hasMailServer()) {
            cautions.add("No mail server is set up, so nobody gets mail. Ask the administrator.");
        }
        for (Link link : chain.get().links()) {
            reach.obstacle(study, link)
                    .map(why -> sentence(reach.name(link.person()), why))
                    .ifPresent(cautions::add);
            if (link.channels().contains(Channel.MAIL)
                    && reach.hasMailServer()
                    && link.channels().contains(Channel.NOTICE)
                    && reach.address(link.person()).isEmpty()) {
                cautions.add("%s gets notices but no mail: there is no address. An administrator adds it under People."
                        .formatted(reach.name(link.person())));
            }
        }
        return cautions;
    }

    private static String sentence(String name, Why why) {
        return switch (why) {
            case DISABLED -> "%s is disabled and passed over. Put somebody else in the place.".formatted(name);
            case NO_ROLE -> "%s holds no role in this study that may handle alerts and is passed over.".formatted(name);
            case NO_ADDRESS ->
                "%s is passed over: to be called only by mail, and there is no address. An administrator adds it under People."
                        .formatted(name);
            case NO_MAIL_SERVER ->
                "%s is passed over: to be called only by mail, which is not sent here.".formatted(name);
        };
    }

    private void requireKnown(StudyCode study) {
        if (studies.study(study).isEmpty()) {
            throw new UnknownStudyException(study);
        }
    }
}
