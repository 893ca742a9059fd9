package org.graftline.web.internal.bench;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.AnimalEvents;
import org.graftline.study.bench.Remark;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** What happens to animals besides being measured: remarks, removals, tags, cages. */
public final class AnimalsApi {
    /** The most mice that change cages in one act. */
    static final int MOST_MICE = 2_000;

    private final AnimalEvents animals;

    /** @param animals the service behind it */
    public AnimalsApi(AnimalEvents animals) {
        this.animals = animals;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/mice/{mouse}", this::life),
                Route.put("/studies/{code}/bench/remarks/{uuid}", this::remark),
                Route.put("/studies/{code}/bench/removals/{mouse}", this::remove),
                Route.post("/studies/{code}/bench/tags/{mouse}", this::tag),
                Route.put("/studies/{code}/bench/housing", this::house));
    }

    /** A remark. */
    record RemarkBody(
            @Nullable String mouse,
            @Nullable Double day,
            @Nullable Instant at,
            @Nullable String text) {}

    /** The end of a mouse's time on the study. */
    record RemovalBody(
            @Nullable Double day,
            @Nullable Instant at,
            Removal.@Nullable Cause cause,
            @Nullable String reason) {}

    /** A new tag. */
    record TagBody(@Nullable String tag, @Nullable String reason) {}

    /** Cages of mice. */
    record HousingBody(
            @Nullable List<Place> housing, @Nullable String reason) {}

    /** Where one mouse lives. */
    record Place(
            @Nullable String mouse,
            @Nullable String cage,
            @Nullable String rack) {
        Housing housing(StudyCode study) {
            return new Housing(
                    study,
                    new MouseId(required("mouse", mouse)),
                    1, // the service says which version it is
                    required("cage", cage),
                    rack == null || rack.isBlank() ? null : rack);
        }
    }

    /** What a scanner may read on a mouse. */
    record Tags(MouseId mouse, List<String> tags) {
        Tags {
            tags = List.copyOf(tags);
        }
    }

    private Answer life(Call call) {
        return Answer.ok(LifeView.of(animals.life(call.actor(), call.study(), new MouseId(call.value("mouse")))));
    }

    private Answer remark(Call call) {
        UUID uuid = call.uuid("uuid");
        RemarkBody sent = call.json(RemarkBody.class);
        String text = Texts.required("text", sent.text(), Texts.REMARK);
        if (text.isEmpty()) {
            throw new Refusal(Status.UNUSABLE, "The remark is blank. Write what was seen.");
        }
        Remark remark = new Remark(
                uuid,
                1,
                call.study(),
                new MouseId(required("mouse", sent.mouse())),
                new StudyDay(required("day", sent.day())),
                call.actor().person(),
                required("at", Texts.time("at", sent.at())),
                SaltedText.of(text));
        boolean known = animals.remarks(call.actor(), call.study()).stream()
                .anyMatch(earlier -> earlier.uuid().equals(uuid));
        return Answer.json(known ? Status.OK : Status.CREATED, Noted.by(animals.remark(call.actor(), remark)));
    }

    private Answer remove(Call call) {
        RemovalBody sent = call.json(RemovalBody.class);
        Removal removal = new Removal(
                call.study(),
                new MouseId(call.value("mouse")),
                1, // the service says which version it is
                new StudyDay(required("day", sent.day())),
                required("cause", sent.cause()),
                Texts.time("at", sent.at()));
        return Answer.ok(
                Noted.by(animals.remove(call.actor(), removal, Texts.required("reason", sent.reason(), Texts.REASON))));
    }

    private Answer tag(Call call) {
        TagBody sent = call.json(TagBody.class);
        Mouse mouse = animals.tag(
                call.actor(),
                call.study(),
                new MouseId(call.value("mouse")),
                Texts.required("tag", sent.tag(), Texts.NAME),
                Texts.required("reason", sent.reason(), Texts.REASON));
        Set<String> tags = new LinkedHashSet<>();
        tags.add(mouse.mouse().value());
        tags.addAll(mouse.aliases());
        return Answer.ok(new Tags(mouse.mouse(), List.copyOf(tags)));
    }

    private Answer house(Call call) {
        HousingBody sent = call.json(HousingBody.class);
        List<Place> places = required("housing", sent.housing());
        if (places.isEmpty() || places.size() > MOST_MICE) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "%,d mice cannot change cages in one act. Name 1 to %,d.".formatted(places.size(), MOST_MICE));
        }
        return Answer.ok(Noted.by(animals.house(
                call.actor(),
                call.study(),
                places.stream().map(place -> place.housing(call.study())).toList(),
                Texts.required("reason", sent.reason(), Texts.REASON))));
    }
}
