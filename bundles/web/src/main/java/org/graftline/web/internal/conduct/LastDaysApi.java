package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.graftline.platform.People;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.conduct.Necropsies;
import org.graftline.study.conduct.Necropsies.Examined;
import org.graftline.study.conduct.Necropsy;
import org.graftline.study.conduct.Photo;
import org.graftline.study.conduct.Photos;
import org.graftline.study.people.Access;
import org.graftline.study.people.Permission;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Necropsies and photos. */
public final class LastDaysApi {
    private static final String ROOT = "/studies/{code}/conduct";

    private final Necropsies necropsies;
    private final Photos photos;
    private final People people;
    private final Access access;

    /** @param access asked before ten megabytes are read */
    public LastDaysApi(Necropsies necropsies, Photos photos, People people, Access access) {
        this.necropsies = necropsies;
        this.photos = photos;
        this.people = people;
        this.access = access;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get(ROOT + "/necropsies", this::examined),
                Route.put(ROOT + "/necropsies/{mouse}", this::examine),
                Route.get(ROOT + "/photos", this::kept),
                Route.put(ROOT + "/photos/{uuid}", this::keep),
                Route.get(ROOT + "/photos/{uuid}", this::show));
    }

    /** A necropsy as it is entered. */
    record NecropsyBody(
            @Nullable Integer version,
            Necropsy.@Nullable Method method,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable List<WeightBody> tumors,
            @Nullable List<SampleBody> samples,
            @Nullable String findings,
            @Nullable String reason) {}

    /** The weight of one tumor. */
    record WeightBody(@Nullable String site, @Nullable String mg) {
        Necropsy.TumorWeight weight() {
            return new Necropsy.TumorWeight(new TumorSite(required("site", site)), new Decimal(required("mg", mg)));
        }
    }

    /** Something that was kept. */
    record SampleBody(
            @Nullable String kind,
            @Nullable String place,
            @Nullable String label) {
        Necropsy.Sample sample() {
            return new Necropsy.Sample(
                    Texts.required("kind", kind, Texts.NAME),
                    place == null ? "" : Texts.required("place", place, Texts.NAME),
                    label == null ? "" : Texts.required("label", label, Texts.NAME));
        }
    }

    /** A necropsy as it is shown. */
    record NecropsyView(
            MouseId mouse,
            int version,
            Necropsy.Method method,
            String methodWords,
            Instant at,
            PersonId by,
            String byName,
            List<Necropsy.TumorWeight> tumors,
            List<Necropsy.Sample> samples,
            @Nullable String findings,
            String recordedByName,
            Instant recordedAt,
            String reason) {
        NecropsyView {
            tumors = List.copyOf(tumors);
            samples = List.copyOf(samples);
        }

        static NecropsyView of(Examined examined, PersonNames names) {
            Necropsy necropsy = examined.necropsy();
            return new NecropsyView(
                    necropsy.mouse(),
                    examined.version(),
                    necropsy.method(),
                    necropsy.method().words(),
                    necropsy.at(),
                    necropsy.by(),
                    names.named(necropsy.by()),
                    necropsy.tumors(),
                    necropsy.samples(),
                    examined.findings(),
                    names.named(examined.recordedBy()),
                    examined.recordedAt(),
                    examined.reason());
        }
    }

    /** What a photo shows. */
    record PhotoView(
            UUID uuid,
            MouseId mouse,
            StudyDay day,
            Photo.Subject subject,
            Instant at,
            String byName,
            String sha256,
            int width,
            int height) {
        static PhotoView of(Photo photo, PersonNames names) {
            return new PhotoView(
                    photo.uuid(),
                    photo.mouse(),
                    photo.day(),
                    photo.subject(),
                    photo.at(),
                    names.named(photo.by()),
                    photo.sha256(),
                    photo.width(),
                    photo.height());
        }
    }

    private Answer examined(Call call) {
        PersonNames names = new PersonNames(people);
        return Answer.ok(necropsies.all(call.actor(), call.study()).stream()
                .map(one -> NecropsyView.of(one, names))
                .toList());
    }

    private Answer examine(Call call) {
        NecropsyBody sent = call.json(NecropsyBody.class);
        String by = sent.by();
        Necropsy necropsy = new Necropsy(
                new MouseId(call.value("mouse")),
                required("method", sent.method()),
                required("at", Texts.time("at", sent.at())),
                by == null || by.isBlank() ? call.actor().person() : new PersonId(by),
                sent.tumors() == null
                        ? List.of()
                        : sent.tumors().stream().map(WeightBody::weight).toList(),
                sent.samples() == null
                        ? List.of()
                        : sent.samples().stream().map(SampleBody::sample).toList());
        String findings = Texts.optional("findings", sent.findings(), Texts.REMARK);
        String reason = Texts.optional("reason", sent.reason(), Texts.REASON);
        Examined stored = necropsies.record(
                call.actor(),
                call.study(),
                necropsy,
                findings == null ? "" : findings,
                sent.version() == null ? 0 : sent.version(),
                reason == null ? "" : reason);
        return Answer.ok(NecropsyView.of(stored, new PersonNames(people)));
    }

    private Answer kept(Call call) {
        PersonNames names = new PersonNames(people);
        String mouse = call.query("mouse").orElse(null);
        return Answer.ok(photos.all(call.actor(), call.study()).stream()
                .filter(photo -> mouse == null || photo.mouse().value().equals(mouse))
                .map(photo -> PhotoView.of(photo, names))
                .toList());
    }

    private Answer keep(Call call) {
        access.require(call.actor(), Permission.RECORD_READINGS, call.study());
        UUID uuid = call.uuid("uuid");
        Photos.Sent sent = new Photos.Sent(
                uuid,
                new MouseId(asked(call, "mouse")),
                DosesApi.day(asked(call, "day")),
                subject(asked(call, "subject")),
                at(asked(call, "at")));
        boolean known = photos.all(call.actor(), call.study()).stream()
                .anyMatch(photo -> photo.uuid().equals(uuid));
        Photo photo = photos.keep(call.actor(), call.study(), sent, call.body(Photos.MOST_BYTES));
        return Answer.json(known ? Status.OK : Status.CREATED, PhotoView.of(photo, new PersonNames(people)));
    }

    private static String asked(Call call, String name) {
        return Texts.required(
                name,
                call.query(name)
                        .orElseThrow(() -> new Refusal(
                                Status.BAD_REQUEST,
                                "The address lacks '%s'. Name mouse, day, subject and at, such as ?mouse=m1&day=7&subject=ULCER&at=2026-03-08T08:00:00Z."
                                        .formatted(name))),
                Texts.NAME);
    }

    private static Photo.Subject subject(String text) {
        return Arrays.stream(Photo.Subject.values())
                .filter(subject -> subject.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Status.UNUSABLE, "A photo shows ULCER, NECROPSY or OTHER. Choose one of the three."));
    }

    private static Instant at(String text) {
        try {
            return required("at", Texts.time("at", Instant.parse(text)));
        } catch (java.time.DateTimeException noTime) {
            throw new Refusal(
                    Status.BAD_REQUEST, "The time 'at' in the address is none. Send one such as 2026-03-08T08:00:00Z.");
        }
    }

    private Answer show(Call call) {
        Photos.Picture picture = photos.picture(call.actor(), call.study(), call.uuid("uuid"))
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND, "The study has no photo of this id. Choose one on the page of a mouse."));
        return new Answer(
                        Status.OK,
                        picture.photo().format().mediaType(),
                        picture.file().content())
                .with(
                        "Content-Disposition",
                        "inline; filename=\"%s\"".formatted(picture.file().name()));
    }
}
