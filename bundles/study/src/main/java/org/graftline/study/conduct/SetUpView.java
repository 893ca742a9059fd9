package org.graftline.study.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.study.ArmName;
import org.graftline.study.Study;
import org.graftline.study.conduct.NewStudy.CopiedDocument;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * A study as it is set up.
 *
 * @param study code, title, zone, formula, with the version
 * @param setUp how it is run; null for a study that came in by a file
 * @param version of {@code setUp}, 0 without one
 * @param dayZero date of study day 0; null where none is set
 * @param parts donors, arms, cohorts, mice; no arm for people who are blinded, no mouse's arm while arms are pooled
 * @param miceByArm how many mice each arm has; empty where {@code parts} shows no mouse's arm and the person is blinded
 * @param people who takes part, with the roles they really hold
 * @param copyable the documents it has that a new study may copy
 * @param cautions sentences about what is incomplete; none of them blocks anything
 */
public record SetUpView(
        Study study,
        @Nullable SetUp setUp,
        int version,
        @Nullable LocalDate dayZero,
        SetUpParts parts,
        Map<ArmName, Integer> miceByArm,
        List<PersonView> people,
        Set<CopiedDocument> copyable,
        List<String> cautions) {
    /** Copies the collections in. */
    public SetUpView {
        miceByArm = Map.copyOf(miceByArm);
        people = List.copyOf(people);
        copyable = Set.copyOf(copyable);
        cautions = List.copyOf(cautions);
    }

    /**
     * Somebody of the study.
     *
     * @param person who, with the role they are meant to have
     * @param name printed name; null when the platform no longer knows them
     * @param holds the roles that the platform gives them in this study
     */
    public record PersonView(
            SetUp.StudyPerson person, @Nullable String name, Set<Role> holds) {
        /** Copies the set in. */
        public PersonView {
            holds = Set.copyOf(holds);
        }
    }
}
