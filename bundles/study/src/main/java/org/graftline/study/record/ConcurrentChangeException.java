package org.graftline.study.record;

import org.graftline.study.StudyException;

/** Somebody else changed the same record first. */
public class ConcurrentChangeException extends StudyException {
    private static final long serialVersionUID = 1L;

    /**
     * @param table the record's table
     * @param id the record
     * @param version the version that could not be written
     */
    public ConcurrentChangeException(String table, String id, int version) {
        super(
                ("Not saved: version %d of %s '%s' cannot be written, because it exists already or the one before it does not."
                                + " Somebody else changed it; look at it again and repeat.")
                        .formatted(version, table, id));
    }

    /** @param sentence what was not saved, what changed, and what to do */
    public ConcurrentChangeException(String sentence) {
        super(sentence);
    }
}
