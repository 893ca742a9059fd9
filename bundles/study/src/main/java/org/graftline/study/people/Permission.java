package org.graftline.study.people;

/** One thing that services ask about before they act. */
public enum Permission {
    READ_STUDY("read the study"),
    RECORD_READINGS("record or correct readings"),
    IMPORT_FILES("import files"),
    CHANGE_STUDY("create or change a study"),
    READ_REPORT("read analyses and reports"),
    MAKE_REPORT("make a report"),
    COMMENT_REPORT("comment on a report"),
    REVIEW_REPORT("sign a report as its reviewer"),
    SIGN_REPORT("sign or amend a report"),
    INSPECT_REPORT("write the statement of quality assurance or sign it"),
    INSPECT_STUDY("see who was told the arms and what was corrected"),
    MANAGE_PEOPLE("manage people and roles"),
    RANDOMIZE("randomize mice"),
    GIVE_DOSES("record doses"),
    HANDLE_ALERTS("answer alerts"),
    DECIDE_WELFARE("decide what is done about an animal that reached a limit"),
    LOCK_STUDY("lock a study's plan or data, or look at the arms before that"),
    KEEP_DEVICES("register or change devices"),
    VERIFY_AUDIT("verify the ledger");

    private final String words;

    Permission(String words) {
        this.words = words;
    }

    /** @return the act in words, as in "may not …" */
    public String words() {
        return words;
    }
}
