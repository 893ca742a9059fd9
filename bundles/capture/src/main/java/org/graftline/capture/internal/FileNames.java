package org.graftline.capture.internal;

import org.graftline.study.StudyCode;
import org.graftline.study.capture.ImportFile;

/** Names of files from outside, made safe to keep and to show. */
final class FileNames {
    private static final int LONGEST = 200;

    private FileNames() {}

    /** The file with folders and control characters taken out of its name. */
    static ImportFile clean(ImportFile file) {
        String own = file.name()
                .substring(Math.max(file.name().lastIndexOf('/'), file.name().lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cc}", "")
                .strip();
        String name = own.isEmpty() ? "unnamed" : own.length() > LONGEST ? own.substring(own.length() - LONGEST) : own;
        return name.equals(file.name()) ? file : new ImportFile(name, file.content());
    }

    /** A study code made from the file's name. */
    static StudyCode studyCode(ImportFile file) {
        String plain = file.name()
                .replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceFirst("^[._-]+", "");
        String code = plain.isEmpty() ? "file" : plain;
        return new StudyCode(code.substring(0, Math.min(60, code.length())));
    }
}
