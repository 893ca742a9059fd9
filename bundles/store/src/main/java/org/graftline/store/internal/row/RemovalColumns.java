package org.graftline.store.internal.row;

import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;

/** Table {@code removal}. */
public record RemovalColumns(String id, int version, String study, String mouse, double studyDay, String cause)
        implements Columns<Removal> {

    static final String INSERT = """
            insert into removal (
                id, version, study, mouse, study_day, cause)
            values (
                :id, :version, :study, :mouse, :studyDay, :cause)""";

    /** @return the columns of a record */
    public static RemovalColumns of(Removal removal) {
        return new RemovalColumns(
                removal.id(),
                removal.version(),
                removal.study().value(),
                removal.mouse().value(),
                removal.day().value(),
                removal.cause().name());
    }

    @Override
    public Removal row() {
        return new Removal(
                new StudyCode(study),
                new MouseId(mouse),
                version,
                new StudyDay(studyDay),
                Removal.Cause.valueOf(cause));
    }
}
