package org.graftline.study.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do, on one study or on the installation. Each role has the least that its work needs; a person may hold several. */
public enum Role {
    /** Measures: enters and corrects readings, gives doses, answers alerts. Blinded unless the study's rules say otherwise. */
    TECHNICIAN(Permission.READ_STUDY, Permission.RECORD_READINGS, Permission.GIVE_DOSES, Permission.HANDLE_ALERTS),
    /** Contributes to the analysis: makes, comments on and reviews reports. Alters no data and no plan. */
    SCIENTIST(
            Permission.READ_STUDY,
            Permission.READ_REPORT,
            Permission.MAKE_REPORT,
            Permission.COMMENT_REPORT,
            Permission.REVIEW_REPORT),
    /** Runs the study: sets it up, imports, corrects, decides, reports and signs. */
    DIRECTOR(
            Permission.READ_STUDY,
            Permission.RECORD_READINGS,
            Permission.IMPORT_FILES,
            Permission.CHANGE_STUDY,
            Permission.READ_REPORT,
            Permission.MAKE_REPORT,
            Permission.COMMENT_REPORT,
            Permission.REVIEW_REPORT,
            Permission.SIGN_REPORT,
            Permission.RANDOMIZE,
            Permission.GIVE_DOSES,
            Permission.HANDLE_ALERTS,
            Permission.DECIDE_WELFARE,
            Permission.LOCK_STUDY,
            Permission.INSPECT_STUDY,
            Permission.KEEP_DEVICES),
    /** Quality assurance: reads everything, the ledger too, comments, owns the statement of the report and signs it. Alters no data. */
    QA(
            Permission.READ_STUDY,
            Permission.READ_REPORT,
            Permission.COMMENT_REPORT,
            Permission.INSPECT_REPORT,
            Permission.INSPECT_STUDY,
            Permission.VERIFY_AUDIT),
    /** Keeps the installation: people, roles, devices, audit. Cannot see or alter data. */
    ADMINISTRATOR(Permission.MANAGE_PEOPLE, Permission.KEEP_DEVICES, Permission.VERIFY_AUDIT),
    /** Looks at a study and does nothing. Blinded in every study until told the arms by name. */
    READ_ONLY(Permission.READ_STUDY);

    private final Set<Permission> permissions;

    Role(Permission first, Permission... others) {
        permissions = EnumSet.of(first, others);
    }

    /** @return whether the role includes the permission */
    public boolean allows(Permission permission) {
        return permissions.contains(permission);
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
