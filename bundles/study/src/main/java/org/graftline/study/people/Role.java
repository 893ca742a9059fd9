package org.graftline.study.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person may do, on one study or on the installation. Each role has the least that its work needs; a person may hold several. */
public enum Role {
    /** Measures: enters and corrects readings, gives doses, answers alerts. Blinded unless the study's rules say otherwise. */
    TECHNICIAN,
    /** Contributes to the analysis: makes, comments on and reviews reports. Alters no data and no plan. */
    SCIENTIST,
    /** Runs the study: sets it up, imports, corrects, decides, reports and signs. */
    DIRECTOR,
    /** Quality assurance: reads everything, the ledger too, comments, owns the statement of the report and signs it. Alters no data. */
    QA,
    /** Keeps the installation: people, roles, devices, audit. Cannot see or alter data. */
    ADMINISTRATOR,
    /** Looks at a study and does nothing. Blinded in every study until told the arms by name. */
    READ_ONLY;

    /** @return whether the role includes the permission */
    public boolean allows(Permission permission) {
        return switch (permission) {
            case READ_STUDY -> this != ADMINISTRATOR;
            case RECORD_READINGS, GIVE_DOSES, HANDLE_ALERTS -> this == TECHNICIAN || this == DIRECTOR;
            case IMPORT_FILES, CHANGE_STUDY, SIGN_REPORT, RANDOMIZE, DECIDE_WELFARE, LOCK_STUDY -> this == DIRECTOR;
            case READ_REPORT, COMMENT_REPORT -> this == SCIENTIST || this == DIRECTOR || this == QA;
            case MAKE_REPORT, REVIEW_REPORT -> this == SCIENTIST || this == DIRECTOR;
            case INSPECT_REPORT -> this == QA;
            case INSPECT_STUDY -> this == DIRECTOR || this == QA;
            case KEEP_DEVICES -> this == DIRECTOR || this == ADMINISTRATOR;
            case MANAGE_PEOPLE -> this == ADMINISTRATOR;
            case VERIFY_AUDIT -> this == ADMINISTRATOR || this == QA;
        };
    }

    /** @return whether the role opens no eyes whatever the rules of a study say */
    public boolean isAlwaysBlinded() {
        return this == READ_ONLY;
    }

    /** @return the role as addresses, commands and lists name it, such as {@code read-only} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param word as {@link #word()} gives it, upper and lower case alike
     * @return the role; empty if none has that word
     */
    public static Optional<Role> ofWord(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** @return all roles in words, for sentences: "technician, scientist, …" */
    public static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
