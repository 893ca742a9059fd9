package org.graftline.store.internal.row;

import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;

/** Table {@code housing}. */
public record HousingColumns(
        String id,
        int version,
        String study,
        String mouse,
        String cage,
        @Nullable String rack) implements Columns<Housing> {

    static final String INSERT = """
            insert into housing (
                id, version, study, mouse, cage, rack)
            values (
                :id, :version, :study, :mouse, :cage, :rack)""";

    /** @return the columns of a record */
    public static HousingColumns of(Housing it) {
        return new HousingColumns(
                it.id(), it.version(), it.study().value(), it.mouse().value(), it.cage(), it.rack());
    }

    @Override
    public Housing row() {
        return new Housing(new StudyCode(study), new MouseId(mouse), version, cage, rack);
    }
}
