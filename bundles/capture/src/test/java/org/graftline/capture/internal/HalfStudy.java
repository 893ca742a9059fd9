package org.graftline.capture.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.graftline.study.ImportMapping;
import org.graftline.study.MouseId;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.record.StudyRecords;

/**
 * The records of a study that has all its mice and the readings of some only, for a rule that learns in the background. It learns one study
 * after the other, so that it is done with ours once it asks for the next, which does not exist.
 */
final class HalfStudy implements StudyRecords {
    private static final StudyCode NEXT = new StudyCode("NEXT");

    private final StudyData data;
    private final CountDownLatch learned = new CountDownLatch(1);

    HalfStudy(StudyData all, Set<MouseId> read) {
        data = new StudyData(
                all.study(),
                all.arms(),
                all.donors(),
                all.mice(),
                all.tumors(),
                all.assignments(),
                all.removals(),
                all.readings().stream()
                        .filter(reading -> read.contains(reading.mouse()))
                        .toList(),
                all.ledgerHead());
    }

    void awaitLearned() throws InterruptedException {
        learned.await();
    }

    @Override
    public List<Study> studies() {
        Study ours = data.study();
        return List.of(ours, new Study(NEXT, 1, "Next", ours.zone(), ours.formula(), ""));
    }

    @Override
    public StudyData data(StudyCode study) {
        if (study.equals(NEXT)) {
            learned.countDown();
            throw new StudyException("There is no next study.");
        }
        return data;
    }

    @Override
    public Optional<Study> study(StudyCode code) {
        return studies().stream().filter(study -> study.code().equals(code)).findFirst();
    }

    @Override
    public List<WrittenReading> history(UUID reading) {
        return List.of();
    }

    @Override
    public Optional<ImportMapping> mapping(StudyCode study, String headerSha256) {
        return Optional.empty();
    }

    @Override
    public List<ImportedFile> files(StudyCode study) {
        return List.of();
    }

    @Override
    public Optional<SourceFile> file(StudyCode study, String sha256) {
        return Optional.empty();
    }
}
