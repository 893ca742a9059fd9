package org.graftline.store.internal.row;

import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.StudyCode;

/** Table {@code arm}. */
public record ArmColumns(String id, int version, String study, String name, String role) implements Columns<Arm> {

    static final String INSERT = """
            insert into arm (
                id, version, study, name, role)
            values (
                :id, :version, :study, :name, :role)""";

    /** @return the columns of a record */
    public static ArmColumns of(Arm arm) {
        return new ArmColumns(
                arm.id(),
                arm.version(),
                arm.study().value(),
                arm.name().value(),
                arm.role().name());
    }

    @Override
    public Arm row() {
        return new Arm(new StudyCode(study), new ArmName(name), version, ArmRole.valueOf(role));
    }
}
