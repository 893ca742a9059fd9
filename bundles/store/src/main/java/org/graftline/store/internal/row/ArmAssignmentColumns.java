package org.graftline.store.internal.row;

import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;

/** Table {@code arm_assignment}. */
public record ArmAssignmentColumns(String id, int version, String study, String mouse, String arm)
        implements Columns<ArmAssignment> {

    static final String INSERT = """
            insert into arm_assignment (
                id, version, study, mouse, arm)
            values (
                :id, :version, :study, :mouse, :arm)""";

    /** @return the columns of a record */
    public static ArmAssignmentColumns of(ArmAssignment assignment) {
        return new ArmAssignmentColumns(
                assignment.id(),
                assignment.version(),
                assignment.study().value(),
                assignment.mouse().value(),
                assignment.arm().value());
    }

    @Override
    public ArmAssignment row() {
        return new ArmAssignment(new StudyCode(study), new MouseId(mouse), version, new ArmName(arm));
    }
}
