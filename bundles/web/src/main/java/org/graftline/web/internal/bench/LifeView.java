package org.graftline.web.internal.bench;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graftline.study.DonorId;
import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.AnimalLife;
import org.jspecify.annotations.Nullable;

/**
 * A mouse and what happened to it, as {@link AnimalLife}.
 *
 * @param tags everything a scanner may read on it: its id, then its aliases as they became known
 * @param removal how it left; null while it is on the study
 * @param ownStart where it began on another day than the study; null where it counts as the study does
 */
record LifeView(
        MouseId mouse,
        DonorId donor,
        List<String> tags,
        @Nullable String cage,
        @Nullable String rack,
        List<TumorSite> tumors,
        WorksheetView.@Nullable Left removal,
        AnimalLife.@Nullable OwnStart ownStart,
        List<Event> happenings) {
    LifeView {
        tags = List.copyOf(tags);
        tumors = List.copyOf(tumors);
        happenings = List.copyOf(happenings);
    }

    /** As {@link AnimalLife.Happening}. */
    record Event(
            AnimalLife.Kind kind, String detail, Instant at, PersonId by, String byName, String reason, long position) {
        static Event of(AnimalLife.Happening one) {
            return new Event(one.kind(), one.detail(), one.at(), one.by(), one.byName(), one.reason(), one.position());
        }
    }

    static LifeView of(AnimalLife life) {
        Set<String> tags = new LinkedHashSet<>();
        tags.add(life.mouse().mouse().value());
        tags.addAll(life.mouse().aliases());
        Housing housing = life.housing();
        return new LifeView(
                life.mouse().mouse(),
                life.mouse().donor(),
                List.copyOf(tags),
                housing == null ? null : housing.cage(),
                housing == null ? null : housing.rack(),
                life.tumors(),
                life.removal() == null ? null : WorksheetView.Left.of(life.removal()),
                life.ownStart(),
                life.happenings().stream().map(Event::of).toList());
    }
}
