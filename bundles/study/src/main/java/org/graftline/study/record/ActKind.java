package org.graftline.study.record;

/** What an act did; stands in the ledger by its name. */
public enum ActKind {
    CREATE_STUDY,
    CHANGE_STUDY,
    IMPORT_FILE,
    RECORD_READING,
    CORRECT_READING,
    ENROLL_PERSON,
    CHANGE_PERSON,
    CHANGE_ROLES,
    CHANGE_CREDENTIAL,
    OPEN_SESSION,
    SIGN_OFF_SESSION,
    KEEP_READING,
    WITHDRAW_READING,
    MOVE_READINGS,
    DECIDE_READING,
    KEEP_SCAN,
    REMARK,
    REMOVE_MOUSE,
    TAG_MOUSE,
    HOUSE_MICE,
    CHANGE_CAPTURE_RULES,
    UNBLIND,
    CHANGE_DEVICE,
    CHECK_DEVICE,
    GIVE_BADGE,
    DRAW_JOURNAL_KEY,
    /** The one act without rows: somebody accepted a database that lacks entries committed once. */
    ACCEPT_OLDER_STATE,
    /** A question about a reading that stands already, in the name of whoever entered it. */
    QUESTION_READING
}
