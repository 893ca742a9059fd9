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
    CHANGE_CREDENTIAL
}
