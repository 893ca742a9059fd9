package org.graftline.study;

/** What an arm is in the comparison. */
public enum ArmRole {
    /** The arm the others are compared with. At most one per study in this version. */
    CONTROL,
    /** Any other arm. */
    TREATED
}
