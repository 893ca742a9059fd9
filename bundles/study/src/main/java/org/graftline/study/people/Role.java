package org.graftline.study.people;

/** What a person may do, on one study or on the installation. */
public enum Role {
    /** Measures: enters and corrects readings. */
    TECHNICIAN,
    /** Runs the study: sets it up, imports, corrects, reads and reports. */
    DIRECTOR,
    /** Keeps the installation: people, roles, audit. Cannot see or alter data. */
    ADMINISTRATOR;

    /** @return whether the role includes the permission */
    public boolean allows(Permission permission) {
        return switch (permission) {
            case READ_STUDY, RECORD_READINGS, GIVE_DOSES, HANDLE_ALERTS -> this == TECHNICIAN || this == DIRECTOR;
            case IMPORT_FILES, CHANGE_STUDY, MAKE_REPORT, SIGN_REPORT, RANDOMIZE, DECIDE_WELFARE, LOCK_STUDY ->
                this == DIRECTOR;
            case KEEP_DEVICES -> this == DIRECTOR || this == ADMINISTRATOR;
            case MANAGE_PEOPLE, VERIFY_AUDIT -> this == ADMINISTRATOR;
        };
    }
}
