package org.graftline.conduct.internal.care;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.platform.People;
import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Care;
import org.graftline.study.conduct.Caretakers;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Who looks after what, as one document of the study. */
@Component(property = "service.ranking:Integer=-100")
public final class KeptCare implements Caretakers {
    private static final String NAME = "care";

    private final StudyActs acts;
    private final StudyRecords records;
    private final BenchRecords bench;
    private final DocumentRecords documents;
    private final People people;

    /** Wires the services. */
    @Activate
    public KeptCare(
            @Reference StudyActs acts,
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people) {
        this.acts = acts;
        this.records = records;
        this.bench = bench;
        this.documents = documents;
        this.people = people;
    }

    /** @return who looks after what in a study, as its documents say it */
    public static Care care(DocumentRecords documents, StudyCode study) {
        return documents
                .current(study, DocumentKind.CARE, NAME)
                .map(document -> DocumentText.read(document, Care.class))
                .orElse(Care.NOBODY);
    }

    /** @return the cohort of each mouse that has one */
    public static Map<MouseId, String> cohorts(DocumentRecords documents, StudyCode study) {
        Map<MouseId, String> cohorts = new HashMap<>();
        for (StudyDocument document : documents.current(study, DocumentKind.ENROLLMENT)) {
            String cohort = DocumentText.read(document, Enrollment.class).cohort();
            if (cohort != null) {
                cohorts.put(new MouseId(document.name()), cohort);
            }
        }
        return cohorts;
    }

    @Override
    public Kept of(Actor actor, StudyCode study) {
        acts.study(actor, Permission.READ_STUDY, study);
        return kept(study);
    }

    private Kept kept(StudyCode study) {
        Set<MouseId> left = new HashSet<>();
        records.data(study).removals().forEach(removal -> left.add(removal.mouse()));
        return new Kept(
                care(documents, study),
                version(study),
                bench.housing(study).stream()
                        .filter(place -> !left.contains(place.mouse()))
                        .map(Housing::cage)
                        .distinct()
                        .sorted()
                        .toList(),
                documents.current(study, DocumentKind.COHORT).stream()
                        .map(StudyDocument::name)
                        .sorted()
                        .toList());
    }

    private int version(StudyCode study) {
        return documents
                .current(study, DocumentKind.CARE, NAME)
                .map(StudyDocument::version)
                .orElse(0);
    }

    @Override
    public Kept set(Actor actor, StudyCode study, Care care, int before, String reason) {
        acts.study(actor, Permission.CHANGE_STUDY, study);
        String why = StudyActs.reason("who looks after which mice", reason);
        Kept now = kept(study);
        requireKnown(study, "cage", care.cages().keySet(), now.care().cages().keySet(), now.cages());
        requireKnown(
                study, "cohort", care.cohorts().keySet(), now.care().cohorts().keySet(), now.cohorts());
        Set<PersonId> persons = new TreeSet<>();
        persons.addAll(care.cages().values());
        persons.addAll(care.cohorts().values());
        persons.removeAll(now.care().cages().values());
        persons.removeAll(now.care().cohorts().values());
        persons.forEach(person -> requireMeasures(study, person));
        if (now.version() != before) {
            throw new ConcurrentChangeException(
                    "study_document", study + "/" + DocumentKind.CARE + "/" + NAME, before + 1);
        }
        if (Objects.equals(care, now.care())) {
            throw new StudyException("Nothing was saved: study %s is like this already.".formatted(study));
        }
        acts.commit(
                actor,
                ActKind.SET_UP_STUDY,
                study,
                why,
                List.of(acts.next(study, DocumentKind.CARE, NAME, care, null)));
        return kept(study);
    }

    /** A cage that emptied meanwhile may stay in the list. */
    private static void requireKnown(
            StudyCode study, String what, Set<String> named, Set<String> before, List<String> known) {
        List<String> unknown = new ArrayList<>(named);
        unknown.removeAll(known);
        unknown.removeAll(before);
        if (!unknown.isEmpty()) {
            throw new StudyException("Not saved: study %s has no %s '%s'. Choose one of its %ss."
                    .formatted(study, what, unknown.get(0), what));
        }
    }

    private void requireMeasures(StudyCode study, PersonId person) {
        boolean measures =
                people.roles(person, study).stream().anyMatch(role -> role.allows(Permission.RECORD_READINGS));
        if (!measures) {
            throw new StudyException(
                    "Not saved: %s may not record readings in study %s, so nobody would measure these mice. Choose somebody else, or give them a role first."
                            .formatted(people.name(person).orElse("'" + person + "'"), study));
        }
    }
}
