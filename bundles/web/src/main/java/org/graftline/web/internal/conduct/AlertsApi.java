package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.LocalDate;
import java.util.List;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChains;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.Alerts;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Alerts and who is called about them. */
public final class AlertsApi {
    private final Alerts alerts;
    private final AlertChains chains;
    private final People people;

    /** @param people for names, and to find who is named by log-in */
    public AlertsApi(AlertServices services, People people) {
        this.alerts = services.alerts();
        this.chains = services.chains();
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        String ofStudy = "/studies/{code}/conduct/alerts";
        return List.of(
                Route.get("/alerts", this::open),
                Route.get(ofStudy, this::all),
                Route.get(ofStudy + "/{case}", this::one),
                Route.post(ofStudy + "/{case}/acknowledgments", this::acknowledge),
                Route.post(ofStudy + "/{case}/decision", this::decide),
                Route.get("/studies/{code}/conduct/alert-chain", this::chain),
                Route.put("/studies/{code}/conduct/alert-chain", this::change));
    }

    /** Several cases. */
    record CaseList(List<CaseView> alerts) {
        CaseList {
            alerts = List.copyOf(alerts);
        }
    }

    /** What closes a case. */
    record DecisionBody(
            AlertDecision.@Nullable Kind kind,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    /** Somebody of a chain. */
    record LinkView(PersonId person, String name, List<Channel> channels) {
        LinkView {
            channels = List.copyOf(channels);
        }
    }

    /** A chain; without minutes and links where none was set. */
    record ChainView(
            int version,
            List<LinkView> links,
            @Nullable Integer watchMinutes,
            @Nullable Integer stopMinutes,
            AlertChain.@Nullable QuietHours quiet,
            List<String> fallback,
            List<String> cautions) {
        ChainView {
            links = List.copyOf(links);
            fallback = List.copyOf(fallback);
            cautions = List.copyOf(cautions);
        }
    }

    private Answer open(Call call) {
        return list(call, alerts.open(call.actor()));
    }

    private Answer all(Call call) {
        return list(call, alerts.of(call.actor(), call.study()));
    }

    private Answer list(Call call, List<Alerts.Kept> kept) {
        PersonNames names = new PersonNames(people);
        return Answer.ok(new CaseList(kept.stream()
                .map(one -> CaseView.of(one, call.actor().person(), names))
                .toList()));
    }

    private Answer one(Call call) {
        return shown(call, alerts.one(call.actor(), call.study(), call.value("case")));
    }

    private Answer acknowledge(Call call) {
        return shown(call, alerts.acknowledge(call.actor(), call.study(), call.value("case")));
    }

    private Answer decide(Call call) {
        DecisionBody sent = call.json(DecisionBody.class);
        return shown(
                call,
                alerts.decide(
                        call.actor(),
                        call.study(),
                        call.value("case"),
                        required("kind", sent.kind()),
                        sent.until(),
                        Texts.required("reason", sent.reason(), Texts.REASON)));
    }

    private Answer shown(Call call, Alerts.Kept kept) {
        return Answer.json(Status.OK, CaseView.of(kept, call.actor().person(), new PersonNames(people)));
    }

    private Answer chain(Call call) {
        return Answer.ok(view(chains.chain(call.actor(), call.study())));
    }

    private Answer change(Call call) {
        ChainBody sent = call.json(ChainBody.class);
        String why = Texts.required("why", sent.why(), Texts.REASON);
        int version = required("version", sent.version());
        return Answer.ok(view(chains.change(call.actor(), call.study(), sent.chain(people), version, why)));
    }

    private ChainView view(AlertChains.Kept kept) {
        PersonNames names = new PersonNames(people);
        AlertChain chain = kept.chain();
        return new ChainView(
                kept.version(),
                chain == null
                        ? List.of()
                        : chain.links().stream()
                                .map(link -> new LinkView(
                                        link.person(),
                                        names.named(link.person()),
                                        link.channels().stream().sorted().toList()))
                                .toList(),
                chain == null ? null : chain.watchMinutes(),
                chain == null ? null : chain.stopMinutes(),
                chain == null ? null : chain.quiet(),
                kept.fallback().stream().map(names::named).toList(),
                kept.cautions());
    }
}
