package org.graftline.store.internal.row;

import java.time.ZoneId;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.VolumeFormula;

/** Table {@code study}. */
public record StudyColumns(
        String id, int version, String code, String title, String zone, String formula, String origin)
        implements Columns<Study> {

    static final String INSERT = """
            insert into study (
                id, version, code, title, zone, formula, origin)
            values (
                :id, :version, :code, :title, :zone, :formula, :origin)""";

    /** @return the columns of a record */
    public static StudyColumns of(Study study) {
        return new StudyColumns(
                study.id(),
                study.version(),
                study.code().value(),
                study.title(),
                study.zone().getId(),
                study.formula().name(),
                study.origin());
    }

    @Override
    public Study row() {
        return new Study(new StudyCode(code), version, title, ZoneId.of(zone), VolumeFormula.valueOf(formula), origin);
    }
}
