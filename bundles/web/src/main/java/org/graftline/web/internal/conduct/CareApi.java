package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.conduct.Care;
import org.graftline.study.conduct.Caretakers;
import org.graftline.study.people.Access;
import org.graftline.study.people.Permission;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Who looks after which cages and cohorts. Holds no arm. */
public final class CareApi {
    private final Caretakers caretakers;
    private final People people;
    private final Access access;

    /** @param people for names, and whom one may choose */
    public CareApi(PlanServices services, People people, Access access) {
        this.caretakers = services.caretakers();
        this.people = people;
        this.access = access;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/conduct/care", this::show),
                Route.put("/studies/{code}/conduct/care", this::set));
    }

    /** Who looks after what, as a client sends it: the id of a person by cage and by cohort. */
    record Body(
            @Nullable Map<String, String> cages,
            @Nullable Map<String, String> cohorts,
            @Nullable Integer version,
            @Nullable String why) {}

    /**
     * Who looks after what.
     *
     * @param people who may be chosen, by name; empty for people who may not change the study
     */
    record View(int version, List<Place> cages, List<Place> cohorts, List<PersonView> people) {
        View {
            cages = List.copyOf(cages);
            cohorts = List.copyOf(cohorts);
            people = List.copyOf(people);
        }
    }

    /** A cage or cohort; the person is null where nobody is named. */
    record Place(
            String name,
            @Nullable PersonId person,
            @Nullable String personName) {}

    /** Somebody. */
    record PersonView(PersonId person, String name) {}

    private Answer show(Call call) {
        return Answer.ok(view(call, caretakers.of(call.actor(), call.study())));
    }

    private Answer set(Call call) {
        Body sent = call.json(Body.class);
        Care care = new Care(persons(required("cages", sent.cages())), persons(required("cohorts", sent.cohorts())));
        return Answer.ok(view(
                call,
                caretakers.set(
                        call.actor(),
                        call.study(),
                        care,
                        required("version", sent.version()),
                        Texts.required("why", sent.why(), Texts.REASON))));
    }

    private static Map<String, PersonId> persons(Map<String, String> sent) {
        Map<String, PersonId> persons = new HashMap<>();
        sent.forEach((name, person) -> persons.put(
                Texts.required("name", name, Texts.NAME), new PersonId(Texts.required(name, person, Texts.NAME))));
        return persons;
    }

    private View view(Call call, Caretakers.Kept kept) {
        PersonNames names = new PersonNames(people);
        return new View(
                kept.version(),
                places(kept.cages(), kept.care().cages(), names::of),
                places(kept.cohorts(), kept.care().cohorts(), names::of),
                access.allows(call.actor(), Permission.CHANGE_STUDY, call.study()) ? choices(call) : List.of());
    }

    /** Whoever measures, and whoever asks, since a host may keep no list of its people. */
    private List<PersonView> choices(Call call) {
        Map<PersonId, PersonView> choices = new LinkedHashMap<>();
        people.members(call.study()).stream()
                .filter(member -> member.roles().stream().anyMatch(role -> role.allows(Permission.RECORD_READINGS)))
                .forEach(member -> choices.put(member.person(), new PersonView(member.person(), member.name())));
        if (access.allows(call.actor(), Permission.RECORD_READINGS, call.study())) {
            choices.putIfAbsent(
                    call.actor().person(),
                    new PersonView(call.actor().person(), call.actor().name()));
        }
        return List.copyOf(choices.values());
    }

    /** A cage that emptied meanwhile stays in the list while somebody has it. */
    private static List<Place> places(
            List<String> known, Map<String, PersonId> of, Function<PersonId, @Nullable String> names) {
        TreeSet<String> all = new TreeSet<>(known);
        all.addAll(of.keySet());
        Map<String, Place> places = new LinkedHashMap<>();
        for (String name : all) {
            PersonId person = of.get(name);
            places.put(name, new Place(name, person, person == null ? null : names.apply(person)));
        }
        return List.copyOf(places.values());
    }
}
