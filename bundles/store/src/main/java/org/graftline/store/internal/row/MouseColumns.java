package org.graftline.store.internal.row;

import org.graftline.study.DonorId;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;

/** Table {@code mouse}. */
public record MouseColumns(String id, int version, String study, String mouse, String donor, String aliases)
        implements Columns<Mouse> {

    static final String INSERT = """
            insert into mouse (
                id, version, study, mouse, donor, aliases)
            values (
                :id, :version, :study, :mouse, :donor, :aliases)""";

    /** @return the columns of a record */
    public static MouseColumns of(Mouse mouse) {
        return new MouseColumns(
                mouse.id(),
                mouse.version(),
                mouse.study().value(),
                mouse.mouse().value(),
                mouse.donor().value(),
                JsonTexts.ofList(mouse.aliases()));
    }

    @Override
    public Mouse row() {
        return new Mouse(
                new StudyCode(study), new MouseId(mouse), version, new DonorId(donor), JsonTexts.list(aliases));
    }
}
