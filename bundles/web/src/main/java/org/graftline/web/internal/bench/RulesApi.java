package org.graftline.web.internal.bench;

import java.util.List;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.bench.CaptureSettings;
import org.graftline.study.bench.Repeatability;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** How a study is measured, and how well. */
public final class RulesApi {
    private final CaptureSettings settings;
    private final Repeatability repeatability;
    private final People people;

    /** @param people for the names of operators */
    public RulesApi(CaptureSettings settings, Repeatability repeatability, People people) {
        this.settings = settings;
        this.repeatability = repeatability;
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/bench/rules", this::rules),
                Route.put("/studies/{code}/bench/rules", this::change),
                Route.get("/studies/{code}/bench/repeatability", this::repeatability));
    }

    /** The repeatability of a study. */
    record RepeatabilityView(List<Line> lines, String sentence) {
        RepeatabilityView {
            lines = List.copyOf(lines);
        }
    }

    /** As {@link Repeatability.Line}. */
    record Line(
            @Nullable PersonId operator,
            @Nullable String operatorName,
            Repeatability.@Nullable Size size,
            int visits,
            int readings,
            @Nullable Double sdLog,
            @Nullable Double repeatabilityPercent) {}

    private Answer rules(Call call) {
        return Answer.ok(RulesView.of(settings.rules(call.actor(), call.study())));
    }

    private Answer change(Call call) {
        RulesBody sent = call.json(RulesBody.class);
        String why = Texts.required("why", sent.why(), Texts.REASON);
        return Answer.ok(RulesView.of(settings.change(call.actor(), sent.rules(call.study()), why)));
    }

    private Answer repeatability(Call call) {
        Repeatability.Table table = repeatability.of(call.actor(), call.study());
        PersonNames names = new PersonNames(people);
        return Answer.ok(new RepeatabilityView(
                table.lines().stream()
                        .map(line -> new Line(
                                line.operator(),
                                names.of(line.operator()),
                                line.size(),
                                line.visits(),
                                line.readings(),
                                line.sdLog(),
                                line.repeatabilityPercent()))
                        .toList(),
                table.sentence()));
    }
}
