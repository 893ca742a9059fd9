package org.graftline.store.internal.row;

import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Visit;

/** Table {@code visit}. */
public record VisitColumns(String id, int version, String study, double studyDay, String kind)
        implements Columns<Visit> {

    static final String INSERT = """
            insert into visit (
                id, version, study, study_day, kind)
            values (
                :id, :version, :study, :studyDay, :kind)""";

    /** @return the columns of a record */
    public static VisitColumns of(Visit visit) {
        return new VisitColumns(
                visit.id(),
                visit.version(),
                visit.study().value(),
                visit.day().value(),
                visit.kind().name());
    }

    @Override
    public Visit row() {
        return new Visit(new StudyCode(study), new StudyDay(studyDay), version, Visit.Kind.valueOf(kind));
    }
}
