package org.graftline.conduct.internal.necropsy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.conduct.internal.known.KnownStudies;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.conduct.Necropsies;
import org.graftline.study.conduct.Necropsy;
import org.graftline.study.conduct.Necropsy.Method;
import org.graftline.study.conduct.Necropsy.TumorWeight;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DocumentRecords.Written;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Necropsies as documents of their study, one a mouse. */
@Component(property = "service.ranking:Integer=-100")
public final class LastExaminations implements Necropsies {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final int MOST_CHARACTERS = 10_000;
    private static final String FIRST = "Necropsy";

    private final UnitOfWork work;
    private final KnownStudies studies;
    private final DocumentRecords documents;
    private final Access access;
    private final Clock clock;

    /** Wires the services. */
    @Activate
    public LastExaminations(
            @Reference UnitOfWork work,
            @Reference KnownStudies studies,
            @Reference DocumentRecords documents,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(
                            target = StudyActs.SIMULATED,
                            policyOption = ReferencePolicyOption.GREEDY,
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    Clock clock) {
        this.work = work;
        this.studies = studies;
        this.documents = documents;
        this.access = access;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public Examined record(Actor actor, StudyCode code, Necropsy sent, String findings, int before, String reason) {
        access.require(actor, Permission.RECORD_READINGS, code);
        KnownStudy study = studies.of(code);
        Necropsy necropsy = new Necropsy(
                sent.mouse(),
                sent.method(),
                sent.at().truncatedTo(ChronoUnit.MICROS),
                sent.by(),
                sent.tumors(),
                sent.samples());
        check(study, necropsy, findings);
        Optional<Examined> known = current(code, necropsy.mouse());
        if (known.isPresent() && isSame(known.get(), necropsy, findings)) {
            return known.get();
        }
        int version = known.map(Examined::version).orElse(0);
        if (version != before) {
            throw new ConcurrentChangeException(
                    version == 0
                            ? "Not saved: mouse '%s' has no necropsy that could be corrected. Record one."
                                    .formatted(necropsy.mouse())
                            : "Not saved: mouse '%s' was examined already, and an animal is examined once. Look at that necropsy and correct it, with a reason."
                                    .formatted(necropsy.mouse()));
        }
        if (version > 0 && reason.isBlank()) {
            throw new StudyException("Not saved: a necropsy is corrected for a reason. Say why.");
        }
        StudyDocument document = new StudyDocument(
                code,
                DocumentKind.NECROPSY,
                necropsy.mouse().value(),
                version + 1,
                DocumentText.of(necropsy),
                findings.isBlank() ? null : SaltedText.of(findings.strip()));
        work.commit(new Act(
                Chain.of(code),
                ActKind.EXAMINE_MOUSE,
                actor,
                clock.instant(),
                SaltedText.of(version == 0 && reason.isBlank() ? FIRST : reason.strip()),
                List.of(document)));
        return current(code, necropsy.mouse()).orElseThrow();
    }

    private static void check(KnownStudy study, Necropsy necropsy, String findings) {
        MouseId mouse = necropsy.mouse();
        study.mouse(mouse);
        Removal removal = study.removal(mouse);
        if (removal == null) {
            throw new StudyException(
                    "Not saved: mouse '%s' is still on the study. Record first that it left and why, then its necropsy."
                            .formatted(mouse));
        }
        if (isBefore(study, necropsy.at(), removal)) {
            throw new StudyException(
                    "Not saved: mouse '%s' left on day %s%s, and the necropsy is from %s, before that. Correct the time of one of the two."
                            .formatted(
                                    mouse,
                                    removal.day(),
                                    removal.at() == null ? "" : " (" + minute(study, removal.at()) + ")",
                                    minute(study, necropsy.at())));
        }
        if ((removal.cause() == Removal.Cause.FOUND_DEAD) != (necropsy.method() == Method.FOUND_DEAD)) {
            throw new StudyException(
                    "Not saved: the record of leaving says that mouse '%s' %s found dead, and the necropsy says: %s. Correct one of the two."
                            .formatted(
                                    mouse,
                                    removal.cause() == Removal.Cause.FOUND_DEAD ? "was" : "was not",
                                    necropsy.method().words()));
        }
        Set<TumorSite> sites = study.data().tumors().stream()
                .filter(tumor -> tumor.mouse().equals(mouse))
                .map(Tumor::site)
                .collect(Collectors.toSet());
        Set<TumorSite> known = sites.isEmpty() ? Set.of(Tumor.ONLY) : sites;
        necropsy.tumors().stream()
                .map(TumorWeight::site)
                .filter(site -> !known.contains(site))
                .findFirst()
                .ifPresent(site -> {
                    throw new StudyException("Not saved: mouse '%s' has no tumor '%s'; it has %s. Choose one of them."
                            .formatted(
                                    mouse,
                                    site,
                                    known.stream()
                                            .sorted()
                                            .map(one -> "'" + one + "'")
                                            .collect(Collectors.joining(", "))));
                });
        if (findings.length() > MOST_CHARACTERS) {
            throw new StudyException(
                    "Not saved: the findings have %,d characters, above the limit of %,d. Shorten them."
                            .formatted(findings.length(), MOST_CHARACTERS));
        }
    }

    /** By the moment where the removal has one, else by the day, of which the removal's own is fine. */
    private static boolean isBefore(KnownStudy study, Instant at, Removal removal) {
        Instant left = removal.at();
        if (left != null) {
            return at.isBefore(left);
        }
        LocalDate dayZero = study.dayZero();
        return dayZero != null
                && LocalDate.ofInstant(at, study.study().zone()).isBefore(dayZero.plusDays((long)
                        Math.floor(removal.day().value())));
    }

    private static String minute(KnownStudy study, Instant at) {
        return MINUTE.format(at.atZone(study.study().zone())) + " "
                + study.study().zone().getId();
    }

    private static boolean isSame(Examined known, Necropsy necropsy, String findings) {
        String written = known.findings() == null ? "" : known.findings();
        return known.necropsy().equals(necropsy) && written.equals(findings.strip());
    }

    @Override
    public List<Examined> all(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        studies.of(code);
        return documents.current(code, DocumentKind.NECROPSY).stream()
                .flatMap(document -> current(code, new MouseId(document.name())).stream())
                .toList();
    }

    @Override
    public Optional<Examined> of(Actor actor, StudyCode code, MouseId mouse) {
        access.require(actor, Permission.READ_STUDY, code);
        studies.of(code);
        return current(code, mouse);
    }

    private Optional<Examined> current(StudyCode code, MouseId mouse) {
        List<Written> versions = documents.history(code, DocumentKind.NECROPSY, mouse.value());
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        Written last = versions.get(versions.size() - 1);
        SaltedText note = last.document().note();
        return Optional.of(new Examined(
                DocumentText.read(last.document(), Necropsy.class),
                last.document().version(),
                note == null ? null : note.text(),
                last.entry().person(),
                last.entry().at(),
                last.entry().reason().orErased()));
    }
}
