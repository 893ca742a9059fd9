package org.graftline.capture.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of capture, PID {@code org.graftline.capture}. */
@ObjectClassDefinition(name = "Graftline capture")
public @interface CaptureSettings {
    /** @return largest file, MB */
    @AttributeDefinition(
            name = "Largest file (MB)",
            min = "1",
            max = "1000",
            description =
                    "A larger file is refused before it is read. Reading takes about ten times the file's size in memory.")
    int maxFileMb() default 50;
}
