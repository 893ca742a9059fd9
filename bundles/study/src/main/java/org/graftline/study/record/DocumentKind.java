package org.graftline.study.record;

/** What a {@link StudyDocument} says; stands in its id and its hash by its name. */
public enum DocumentKind {
    /** How a study is run from its protocol on, where it was set up here; named "study". */
    SET_UP,
    /** A dated change of the protocol; named by its number. */
    AMENDMENT,
    /** Planned visits and how far they may move; named "plan". */
    VISIT_PLAN,
    /** Who may be enrolled and how mice are drawn; named "rules". */
    ENROLLMENT_RULES,
    /** Where a mouse stands between arrival and randomization; named by the mouse. */
    ENROLLMENT,
    /** Mice that start together; named by the cohort. */
    COHORT,
    /** One randomization; named by its UUID. */
    DRAW,
    /** What an arm is given; named by the arm. */
    REGIMEN,
    /** What a donor and its model are, field by field; named by the donor. */
    DONOR_FACTS,
    /** Who is called about an alert and how soon; named "chain". */
    ALERT_CHAIN,
    /** What became of an alert; named by the alert. */
    ALERT_CASE,
    /** A message to a person; named by its UUID. */
    NOTICE,
    /** The last examination of a mouse; named by the mouse. */
    NECROPSY,
    /** What a photo shows; named by its UUID, the bytes are a source file. */
    PHOTO,
    /** A look at the arms before it was earned; named by its UUID. */
    LOOK,
    /** A step that is not taken back silently, such as the lock of the analysis plan; named by what is locked. */
    LOCK,
    /** Who looks after which cages and cohorts; named "care". */
    CARE,
    /** A frozen report, its bytes are a source file; named by its number. */
    REPORT_VERSION,
    /** A signature under a frozen report; named by number and meaning, as in "2/AUTHOR". */
    REPORT_SIGNATURE,
    /** A comment on a frozen report and how it was resolved; named by its UUID. */
    REPORT_COMMENT,
    /** Why a signed report is replaced and what of it; named by the number it replaces. */
    REPORT_AMENDMENT,
    /** What a person wrote for one part of the report; named by the part. */
    REPORT_TEXT,
    /** What the analysis fixes beforehand; named "plan". */
    ANALYSIS_PLAN
}
