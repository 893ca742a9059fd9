package org.graftline.conduct.internal.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The cases and messages as they are kept. What is open or waits to be sent is also held in memory, read once, so that a beat costs no
 * query; whoever reads to write does so inside {@link #hold}.
 */
@Component(service = CaseRecords.class)
public final class CaseRecords {
    private final DocumentRecords documents;
    private final UnitOfWork work;
    private final Map<String, StoredCase> open = new LinkedHashMap<>();
    private final Map<String, StoredNotice> queued = new LinkedHashMap<>();
    private boolean isRead;

    /** Wires the services. */
    @Activate
    public CaseRecords(@Reference DocumentRecords documents, @Reference UnitOfWork work) {
        this.documents = documents;
        this.work = work;
    }

    /** Reads and writes without anybody in between. */
    synchronized <T> T hold(Supplier<T> task) {
        return task.get();
    }

    /** @return the open cases of all studies */
    synchronized List<StoredCase> open() {
        read();
        return List.copyOf(open.values());
    }

    /** @return the messages that wait to be sent, oldest first */
    synchronized List<StoredNotice> queued() {
        read();
        return queued.values().stream()
                .sorted(Comparator.comparing(one -> one.notice().queuedAt()))
                .toList();
    }

    List<StoredCase> of(StudyCode study) {
        return documents.current(study, DocumentKind.ALERT_CASE).stream()
                .map(StoredCase::of)
                .toList();
    }

    Optional<StoredCase> find(StudyCode study, String name) {
        return documents.current(study, DocumentKind.ALERT_CASE, name).map(StoredCase::of);
    }

    /** @return every message of a study, oldest first */
    List<AlertNotice> notices(StudyCode study) {
        return documents.current(study, DocumentKind.NOTICE).stream()
                .map(StoredNotice::of)
                .map(StoredNotice::notice)
                .sorted(Comparator.comparing(AlertNotice::queuedAt).thenComparing(AlertNotice::channel))
                .toList();
    }

    /** Keeps cases and messages of one study in one act. */
    synchronized void keep(
            Actor actor,
            ActKind kind,
            Instant at,
            String reason,
            Collection<StoredCase> cases,
            Collection<StoredNotice> notices) {
        read();
        StudyCode study = Stream.concat(
                        cases.stream().map(StoredCase::study), notices.stream().map(StoredNotice::study))
                .findFirst()
                .orElseThrow();
        List<VersionedRow> rows = new ArrayList<>();
        cases.forEach(one -> rows.add(one.document()));
        notices.forEach(one -> rows.add(one.document()));
        try {
            work.commit(new Act(Chain.of(study), kind, actor, at, SaltedText.of(reason), rows));
        } catch (ConcurrentChangeException another) {
            isRead = false; // what is held in memory is not what is kept
            throw another;
        }
        cases.forEach(this::remember);
        notices.forEach(this::remember);
    }

    private void read() {
        if (!isRead) {
            open.clear();
            queued.clear();
            documents.current(DocumentKind.ALERT_CASE).stream()
                    .map(StoredCase::of)
                    .forEach(this::remember);
            documents.current(DocumentKind.NOTICE).stream()
                    .map(StoredNotice::of)
                    .forEach(this::remember);
            isRead = true;
        }
    }

    private void remember(StoredCase one) {
        String key = one.document().id();
        if (one.alert().isOpen()) {
            open.put(key, one);
        } else {
            open.remove(key);
        }
    }

    private void remember(StoredNotice one) {
        String key = one.document().id();
        if (one.notice().state() == AlertNotice.State.QUEUED) {
            queued.put(key, one);
        } else {
            queued.remove(key);
        }
    }
}
