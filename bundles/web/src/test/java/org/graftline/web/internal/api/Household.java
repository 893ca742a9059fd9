package org.graftline.web.internal.api;

import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.Care;
import org.graftline.study.conduct.Caretakers;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;

/** One cage and one cohort, and whoever was said to look after them. */
final class Household implements Caretakers {
    private final Laboratory laboratory;
    private Care care = Care.NOBODY;
    private int version;

    Household(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    @Override
    public Kept of(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return new Kept(care, version, List.of("C1"), List.of("first"));
    }

    @Override
    public Kept set(Actor actor, StudyCode study, Care next, int before, String reason) {
        laboratory.require(actor, Permission.CHANGE_STUDY, study);
        care = next;
        version = before + 1;
        return of(actor, study);
    }
}
