package org.graftline.store.internal.row;

import java.time.Instant;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.jspecify.annotations.Nullable;

/** Table {@code removal}. */
public record RemovalColumns(
        String id,
        int version,
        String study,
        String mouse,
        double studyDay,
        String cause,
        @Nullable Instant leftAt) implements Columns<Removal> {

    static final String INSERT = """
            insert into removal (
                id, version, study, mouse, study_day, cause, left_at)
            values (
                :id, :version, :study, :mouse, :studyDay, :cause, :leftAt)""";

    /** @return the columns of a record */
    public static RemovalColumns of(Removal removal) {
        return new RemovalColumns(
                removal.id(),
                removal.version(),
                removal.study().value(),
                removal.mouse().value(),
                removal.day().value(),
                removal.cause().name(),
                removal.at());
    }

    @Override
    public Removal row() {
        return new Removal(
                new StudyCode(study),
                new MouseId(mouse),
                version,
                new StudyDay(studyDay),
                Removal.Cause.valueOf(cause),
                leftAt);
    }
}
