package org.graftline.study.record;

import java.util.EnumSet;
import java.util.Set;

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
    SET_UP_STUDY,
    AMEND_PROTOCOL,
    ENROLL_MICE,
    RANDOMIZE,
    GIVE_DOSE,
    PLAN_VISITS,
    HANDLE_ALERT,
    SEND_NOTICE,
    EXAMINE_MOUSE,
    KEEP_PHOTO,
    LOOK_AT_ARMS,
    LOCK_STUDY,
    FREEZE_REPORT,
    REVIEW_REPORT,
    COMMENT_REPORT,
    SIGN_REPORT,
    AMEND_REPORT,
    WRITE_REPORT,
    /** Somebody accepted a database that lacks entries committed once. */
    ACCEPT_OLDER_STATE,
    /** A question about a reading that stands already, in the name of whoever entered it. */
    QUESTION_READING,
    PLAN_ANALYSIS,
    ISSUE_TOKEN,
    /** Noted once in 24 hours. */
    USE_TOKEN,
    REVOKE_TOKEN,
    /** The clock of the computer was set back. */
    NOTE_CLOCK,
    /** Personal or free texts were taken out; their hashes stay. */
    ERASE_TEXTS,
    /** Somebody lets records be served that an audit found not to be as they were written. */
    ACCEPT_FINDINGS,
    /** The records came out of a backup. */
    RESTORE_RECORDS,
    /** The records came from another database. */
    MOVE_RECORDS;

    private static final Set<ActKind> OF_THE_LEDGER =
            EnumSet.of(ACCEPT_OLDER_STATE, NOTE_CLOCK, ERASE_TEXTS, ACCEPT_FINDINGS, RESTORE_RECORDS, MOVE_RECORDS);

    /** @return whether it may write no rows, since it is about the ledger itself */
    public boolean isOfTheLedger() {
        return OF_THE_LEDGER.contains(this);
    }
}
