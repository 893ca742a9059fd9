package org.graftline.capture.internal.repeatability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.capture.internal.kept.Spread;
import org.graftline.capture.internal.reading.ReadingKey;
import org.graftline.study.Endpoint;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Repeatability;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Repeatability from the replicates of a study. Knows no arm, so that blinded eyes may see it. */
@Component(property = "service.ranking:Integer=-100")
public final class ReplicateRepeatability implements Repeatability {
    /** Two readings of one visit differ by less than this many standard deviations in 19 of 20 visits: 1.96·√2. */
    private static final double REPEATABILITY = 1.96 * Math.sqrt(2);

    private static final double SMALL_MM3 = 100;
    private static final double LARGE_MM3 = 500;

    private final KeptStudies studies;
    private final Access access;

    /** Wires the services. */
    @Activate
    public ReplicateRepeatability(
            @Reference KeptStudies studies, @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.access = access;
    }

    @Override
    public Table of(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        Collection<List<Reading>> visits = replicated(studies.of(code));
        List<Line> lines = new ArrayList<>();
        Line all = line(null, null, visits);
        lines.add(all);
        for (Size size : Size.values()) {
            lines.add(line(
                    null,
                    size,
                    visits.stream().filter(visit -> size(visit) == size).toList()));
        }
        for (PersonId operator : operators(visits)) {
            lines.add(line(operator, null, ofOperator(visits, operator)));
        }
        return new Table(lines, sentence(all));
    }

    private static Collection<List<Reading>> replicated(KeptStudy study) {
        return study.animals().stream()
                .flatMap(KeptAnimal::standing)
                .filter(reading -> reading.endpoint() == Endpoint.TUMOR_VOLUME
                        && reading.value() != null
                        && reading.value().value() > 0)
                .collect(Collectors.groupingBy(ReadingKey::of))
                .values()
                .stream()
                .filter(visit -> visit.size() > 1)
                .toList();
    }

    private static Size size(List<Reading> visit) {
        double mm3 = Math.exp(Spread.meanLog(visit));
        return mm3 < SMALL_MM3 ? Size.SMALL : mm3 < LARGE_MM3 ? Size.MEDIUM : Size.LARGE;
    }

    /** Who read something twice within a visit; a pair of two people says nothing of either alone. */
    private static List<PersonId> operators(Collection<List<Reading>> visits) {
        TreeSet<String> ids = visits.stream()
                .flatMap(List::stream)
                .map(Reading::operator)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .map(PersonId::value)
                .collect(Collectors.toCollection(TreeSet::new));
        return ids.stream()
                .map(PersonId::new)
                .filter(operator -> !ofOperator(visits, operator).isEmpty())
                .toList();
    }

    private static List<List<Reading>> ofOperator(Collection<List<Reading>> visits, PersonId operator) {
        return visits.stream()
                .map(visit -> visit.stream()
                        .filter(reading -> operator.equals(reading.operator()))
                        .toList())
                .filter(own -> own.size() > 1)
                .toList();
    }

    private static Line line(@Nullable PersonId operator, @Nullable Size size, Collection<List<Reading>> visits) {
        Spread spread = Spread.of(visits);
        Double sdLog = spread.sdLog();
        return new Line(
                operator,
                size,
                spread.visits(),
                spread.readings(),
                sdLog,
                sdLog == null ? null : 100 * Math.expm1(REPEATABILITY * sdLog));
    }

    private static String sentence(Line all) {
        Double percent = all.repeatabilityPercent();
        if (all.visits() == 0) {
            return "No tumor was measured twice on one day yet, so nothing is known of how well readings repeat.";
        }
        if (percent == null) {
            return "Only %d readings of %d visit are replicates: too few to say how well readings repeat."
                    .formatted(all.readings(), all.visits());
        }
        return String.format(
                Locale.ROOT,
                "Two readings of one tumor on one day differ by less than %.0f %% in 19 of 20 visits (%d readings of %d visits).",
                percent,
                all.readings(),
                all.visits());
    }
}
