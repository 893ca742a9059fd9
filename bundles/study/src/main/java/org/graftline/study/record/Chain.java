package org.graftline.study.record;

import org.graftline.study.StudyCode;

/**
 * One hash chain of the ledger: each study has its own, and the installation has one for people and roles.
 *
 * @param name the study's code behind "study:", or "installation"
 */
public record Chain(String name) implements Comparable<Chain> {
    /** People, roles and settings. */
    public static final Chain INSTALLATION = new Chain("installation");

    /**
     * @param study a study
     * @return the chain of its records
     */
    public static Chain of(StudyCode study) {
        return new Chain("study:" + study.value());
    }

    @Override
    public int compareTo(Chain other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
