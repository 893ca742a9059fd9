package org.graftline.platform;

import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ConsumerType;

/** Where finished documents are kept for good. Implemented by a host or by {@code platform-local}. Must be safe for many threads. */
@ConsumerType
public interface DocumentArchive {
    /**
     * Keeps a document. Keeping the same bytes twice answers with the same place.
     *
     * @param actor who hands it over
     * @param study the study
     * @param name file name, without folders
     * @param content its bytes
     * @return where it is kept, in words that a person can follow
     * @throws org.graftline.study.StudyException if it could not be kept
     */
    String keep(Actor actor, StudyCode study, String name, byte[] content);
}
