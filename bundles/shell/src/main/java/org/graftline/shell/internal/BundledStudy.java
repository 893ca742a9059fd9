package org.graftline.shell.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Properties;
import org.graftline.study.StudyCode;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.StudyDetails;

/**
 * The study that comes with the distribution: a folder with the measurements and {@code study.properties}.
 *
 * @param code what it is called here
 * @param details title, time zone, source and licence
 * @param measurements the file
 */
record BundledStudy(StudyCode code, StudyDetails details, ImportFile measurements) {
    /** @param folder of the distribution, absolute */
    static BundledStudy in(Path folder) {
        Properties properties = new Properties();
        try (StringReader text = new StringReader(InputFile.text(folder.resolve("study.properties")))) {
            properties.load(text);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail", e);
        }
        return new BundledStudy(
                new StudyCode(properties.getProperty("code", "")),
                new StudyDetails(
                        properties.getProperty("title", ""),
                        ZoneId.of(properties.getProperty("zone", "Z")),
                        properties.getProperty("origin", "")),
                InputFile.read(folder.resolve("measurements.csv")));
    }
}
