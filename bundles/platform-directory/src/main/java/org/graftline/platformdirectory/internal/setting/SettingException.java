package org.graftline.platformdirectory.internal.setting;

import org.graftline.study.StudyException;

/** A setting that cannot be used; the sentence names it, its value and what would do. */
public class SettingException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param message which setting, why, and what to do */
    public SettingException(String message) {
        super(message);
    }

    /** @param message which setting, why, and what to do */
    public SettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
