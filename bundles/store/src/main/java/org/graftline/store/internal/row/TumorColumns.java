package org.graftline.store.internal.row;

import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;

/** Table {@code tumor}. */
public record TumorColumns(String id, int version, String study, String mouse, String site) implements Columns<Tumor> {

    static final String INSERT = """
            insert into tumor (
                id, version, study, mouse, site)
            values (
                :id, :version, :study, :mouse, :site)""";

    /** @return the columns of a record */
    public static TumorColumns of(Tumor tumor) {
        return new TumorColumns(
                tumor.id(),
                tumor.version(),
                tumor.study().value(),
                tumor.mouse().value(),
                tumor.site().value());
    }

    @Override
    public Tumor row() {
        return new Tumor(new StudyCode(study), new MouseId(mouse), new TumorSite(site), version);
    }
}
