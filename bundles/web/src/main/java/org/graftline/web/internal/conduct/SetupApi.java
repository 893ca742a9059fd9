package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.List;
import org.graftline.platform.People;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.StudySetup;
import org.graftline.web.internal.conduct.SetupJson.DonorJson;
import org.graftline.web.internal.conduct.SetupJson.FieldJson;
import org.graftline.web.internal.conduct.SetupJson.MouseJson;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.jspecify.annotations.Nullable;

/** Setting studies up, and changing how they are set up. */
public final class SetupApi {
    private final StudySetup setup;
    private final People people;

    /** @param people finds log-in names */
    public SetupApi(StudySetup setup, People people) {
        this.setup = setup;
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/conduct/sources", this::sources),
                Route.post("/conduct/tables/mice", this::mice),
                Route.post("/conduct/tables/donors", this::donors),
                Route.get("/studies/{code}/conduct/setup", this::show),
                Route.post("/studies/{code}/conduct/setup", this::create),
                Route.put("/studies/{code}/conduct/setup", this::change),
                Route.post("/studies/{code}/conduct/setup/check", this::check));
    }

    /** Studies to copy from, and the fields that a donor has. */
    record Sources(List<Source> studies, List<FieldJson> fields) {
        Sources {
            studies = List.copyOf(studies);
            fields = List.copyOf(fields);
        }
    }

    record Source(StudyCode code, String title, SetUp.Use use) {}

    record Pasted(@Nullable String text) {}

    record MiceJson(List<MouseJson> mice, List<String> problems) {
        MiceJson {
            mice = List.copyOf(mice);
            problems = List.copyOf(problems);
        }
    }

    record DonorsJson(List<DonorJson> donors, List<String> problems) {
        DonorsJson {
            donors = List.copyOf(donors);
            problems = List.copyOf(problems);
        }
    }

    record Checked(List<String> cautions) {
        Checked {
            cautions = List.copyOf(cautions);
        }
    }

    private Answer sources(Call call) {
        return Answer.ok(new Sources(
                setup.sources(call.actor()).stream()
                        .map(source ->
                                new Source(source.study().code(), source.study().title(), source.use()))
                        .toList(),
                FieldJson.all()));
    }

    private Answer mice(Call call) {
        StudySetup.PastedMice pasted =
                setup.mice(required("text", call.json(Pasted.class).text()));
        return Answer.ok(new MiceJson(pasted.mice().stream().map(MouseJson::of).toList(), pasted.problems()));
    }

    private Answer donors(Call call) {
        StudySetup.PastedDonors pasted =
                setup.donors(required("text", call.json(Pasted.class).text()));
        return Answer.ok(
                new DonorsJson(pasted.donors().stream().map(DonorJson::of).toList(), pasted.problems()));
    }

    private Answer show(Call call) {
        return Answer.ok(SetupJson.of(setup.of(call.actor(), call.study())));
    }

    private Answer check(Call call) {
        SetupBody sent = call.json(SetupBody.class);
        return Answer.ok(new Checked(setup.check(call.actor(), sent.study(call.study(), people))));
    }

    private Answer create(Call call) {
        SetupBody sent = call.json(SetupBody.class);
        setup.create(call.actor(), sent.study(call.study(), people), sent.why());
        return Answer.json(Status.CREATED, SetupJson.of(setup.of(call.actor(), call.study())));
    }

    private Answer change(Call call) {
        SetupBody sent = call.json(SetupBody.class);
        setup.change(call.actor(), call.study(), sent.change(people), sent.why());
        return show(call);
    }
}
