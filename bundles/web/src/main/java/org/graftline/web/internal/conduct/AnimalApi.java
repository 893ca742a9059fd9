package org.graftline.web.internal.conduct;

import java.time.Instant;
import java.util.List;
import org.graftline.platform.People;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.capture.Readings;
import org.graftline.study.conduct.DoseDeviation;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.conduct.LastDaysApi.NecropsyView;
import org.graftline.web.internal.conduct.LastDaysApi.PhotoView;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.jspecify.annotations.Nullable;

/** One animal with what was done to it besides measuring. */
public final class AnimalApi {
    private final Readings readings;
    private final DosingServices services;
    private final People people;

    /** @param readings which hide the arm from whom they must */
    public AnimalApi(Readings readings, DosingServices services, People people) {
        this.readings = readings;
        this.services = services;
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(Route.get("/studies/{code}/conduct/animals/{mouse}", this::show));
    }

    /**
     * One animal.
     *
     * @param arm null before randomization and for people who must not know it
     * @param removal null while it is on the study
     * @param necropsy null where there is none
     */
    record AnimalView(
            MouseId mouse,
            List<String> aliases,
            DonorId donor,
            @Nullable ArmName arm,
            List<TumorSite> tumors,
            @Nullable Left removal,
            List<DoseView> doses,
            List<DoseDeviation> deviations,
            @Nullable NecropsyView necropsy,
            List<PhotoView> photos) {
        AnimalView {
            aliases = List.copyOf(aliases);
            tumors = List.copyOf(tumors);
            doses = List.copyOf(doses);
            deviations = List.copyOf(deviations);
            photos = List.copyOf(photos);
        }
    }

    /** How it left. */
    record Left(StudyDay day, Removal.Cause cause, @Nullable Instant at) {}

    private Answer show(Call call) {
        StudyData data = readings.data(call.actor(), call.study());
        MouseId id = new MouseId(call.value("mouse"));
        Mouse mouse = data.mice().stream()
                .filter(one -> one.mouse().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND, "The study has no mouse '%s'. Choose one from its readings.".formatted(id)));
        PersonNames names = new PersonNames(people);
        List<TumorSite> sites = data.tumors().stream()
                .filter(tumor -> tumor.mouse().equals(id))
                .map(Tumor::site)
                .toList();
        return Answer.ok(new AnimalView(
                id,
                mouse.aliases(),
                mouse.donor(),
                data.assignments().stream()
                        .filter(one -> one.mouse().equals(id))
                        .map(ArmAssignment::arm)
                        .findFirst()
                        .orElse(null),
                sites.isEmpty() ? List.of(Tumor.ONLY) : sites,
                data.removals().stream()
                        .filter(one -> one.mouse().equals(id))
                        .map(one -> new Left(one.day(), one.cause(), one.at()))
                        .findFirst()
                        .orElse(null),
                services.dosing().doses(call.actor(), call.study()).stream()
                        .filter(dose -> dose.mouse().equals(id))
                        .map(dose -> DoseView.of(dose, names))
                        .toList(),
                services.dosing().deviations(call.actor(), call.study()).stream()
                        .filter(one -> one.mouse().equals(id))
                        .toList(),
                services.necropsies()
                        .of(call.actor(), call.study(), id)
                        .map(one -> NecropsyView.of(one, names))
                        .orElse(null),
                services.photos().all(call.actor(), call.study()).stream()
                        .filter(photo -> photo.mouse().equals(id))
                        .map(photo -> PhotoView.of(photo, names))
                        .toList()));
    }
}
