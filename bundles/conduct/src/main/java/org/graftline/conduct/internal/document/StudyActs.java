package org.graftline.conduct.internal.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.graftline.study.SaltedText;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** One guarded act on one study: who may, the next version of a document, the reason, the commit. Safe for many threads. */
@Component(service = StudyActs.class)
public final class StudyActs {
    /** A clock that rehearses a study; any other clock of a container is nobody's business here. */
    public static final String SIMULATED = "(graftline.simulated=true)";

    private static final int LONGEST_REASON = 1_000;

    private final UnitOfWork work;
    private final StudyRecords records;
    private final DocumentRecords documents;
    private final Access access;
    private final Clock clock;

    /** Wires the services. */
    @Activate
    public StudyActs(
            @Reference UnitOfWork work,
            @Reference StudyRecords records,
            @Reference DocumentRecords documents,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY,
                            target = StudyActs.SIMULATED)
                    @Nullable
                    Clock clock) {
        this.work = work;
        this.records = records;
        this.documents = documents;
        this.access = access;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    /**
     * @return the study in its current version
     * @throws org.graftline.study.people.NotAllowedException if the actor may not
     * @throws UnknownStudyException if there is none of that code
     */
    public Study study(Actor actor, Permission permission, StudyCode code) {
        access.require(actor, permission, code);
        return records.study(code).orElseThrow(() -> new UnknownStudyException(code));
    }

    /** @return now, by the clock that acts are dated with */
    public Clock clock() {
        return clock;
    }

    /** @return the date in the study's zone */
    public LocalDate today(Study study) {
        return LocalDate.ofInstant(clock.instant(), study.zone());
    }

    /** @return the current document as its record; empty if there is none of that name */
    public <T extends Record> Optional<T> read(StudyCode study, DocumentKind kind, String name, Class<T> type) {
        return documents.current(study, kind, name).map(document -> DocumentText.read(document, type));
    }

    /** @return the next version of a document */
    public StudyDocument next(StudyCode study, DocumentKind kind, String name, Record says, @Nullable String note) {
        return new StudyDocument(
                study,
                kind,
                name,
                documents.current(study, kind, name).map(StudyDocument::version).orElse(0) + 1,
                DocumentText.of(says),
                note == null ? null : SaltedText.of(note));
    }

    /**
     * @param what is refused without one, as in "Not saved: … needs a reason"
     * @return the reason without blanks around it
     * @throws StudyException if it is blank or longer than 1,000 characters
     */
    public static String reason(String what, String reason) {
        String bare = reason.strip();
        if (bare.isEmpty()) {
            throw new StudyException("Not saved: %s needs a reason. Say why.".formatted(what));
        }
        if (bare.length() > LONGEST_REASON) {
            throw new StudyException("Not saved: the reason has %,d characters, above the limit of %,d. Shorten it."
                    .formatted(bare.length(), LONGEST_REASON));
        }
        return bare;
    }

    /**
     * Writes one act.
     *
     * @throws StudyException if there is nothing to write
     */
    public LedgerEntry commit(
            Actor actor, ActKind kind, StudyCode study, String reason, List<? extends VersionedRow> rows) {
        if (rows.isEmpty()) {
            throw new StudyException("Nothing was saved: study %s is like this already.".formatted(study));
        }
        return work.commit(
                new Act(Chain.of(study), kind, actor, clock.instant(), SaltedText.of(reason), List.copyOf(rows)));
    }
}
