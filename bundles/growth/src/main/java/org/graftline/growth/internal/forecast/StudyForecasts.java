package org.graftline.growth.internal.forecast;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.record.StudyRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest model of each study, refitted behind the scenes: one study at a time, on a thread of low priority, so that nobody who
 * measures waits for it. A study waits in the line once, however many acts arrive. Safe for many threads.
 */
final class StudyForecasts implements AutoCloseable {
    /** A refit pays when so many readings are new: a twentieth of those fitted, and never fewer than this. */
    private static final int FEWEST_NEW = 25;

    private static final int NEW_SHARE = 20;
    private static final Logger LOG = LoggerFactory.getLogger(StudyForecasts.class);

    private final StudyRecords records;
    private final OwnDays ownDays;
    private final Map<StudyCode, OwnGrowth> models = new ConcurrentHashMap<>();
    private final Map<StudyCode, Long> numbers = new ConcurrentHashMap<>();
    private final Map<StudyCode, Integer> news = new HashMap<>();
    private final Map<StudyCode, Integer> enough = new HashMap<>();
    private final Set<StudyCode> waiting = new HashSet<>();
    private final ExecutorService background;
    private volatile boolean closed;

    @SuppressWarnings(
            "ThreadPriorityCheck") // nothing relies on it: whoever measures merely goes first where the system heeds it
    StudyForecasts(StudyRecords records, OwnDays ownDays) {
        this.records = records;
        this.ownDays = ownDays;
        this.background = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "graftline-own-forecast");
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.setDaemon(true); // a fit cannot be interrupted; it must not keep the process alive
            return thread;
        });
    }

    /** @return the latest model; empty while there is none */
    Optional<OwnGrowth> of(StudyCode study) {
        return Optional.ofNullable(models.get(study));
    }

    /** @return how many models of a study were fitted since the start */
    long number(StudyCode study) {
        return numbers.getOrDefault(study, 0L);
    }

    /** Takes in what was recorded while nobody listened. */
    void catchUp() {
        run(() -> records.studies().forEach(study -> refit(study.code())));
    }

    /** One more reading of a study was recorded. */
    void recorded(StudyCode study) {
        boolean due;
        synchronized (news) {
            int count = news.merge(study, 1, Integer::sum);
            due = count >= enough.getOrDefault(study, FEWEST_NEW);
        }
        if (due) {
            refit(study);
        }
    }

    /** Mice may count from other days now: then a model that counts by the old ones says less than a fresh one. */
    void recount(StudyCode study) {
        run(() -> {
            OwnGrowth model = models.get(study);
            try {
                if (model != null && !model.dayZeros().equals(ownDays.of(study))) {
                    refit(study);
                }
            } catch (StudyException unreadable) {
                LOG.warn("The forecast of study {} counts by the days before: {}", study, unreadable.getMessage());
            }
        });
    }

    /** Fits a study anew, soon. */
    void refit(StudyCode study) {
        synchronized (news) {
            news.remove(study);
            if (!waiting.add(study)) {
                return;
            }
        }
        run(() -> {
            synchronized (news) {
                waiting.remove(study);
            }
            fit(study);
        });
    }

    private void fit(StudyCode study) {
        if (closed) {
            return;
        }
        try {
            StudyData data = records.data(study).withDayZeros(ownDays.of(study));
            synchronized (news) {
                enough.put(study, Math.max(FEWEST_NEW, data.readings().size() / NEW_SHARE));
            }
            Optional<OwnGrowth> model = OwnGrowth.of(data);
            if (closed) {
                return;
            }
            numbers.merge(study, 1L, Long::sum);
            model.ifPresentOrElse(fresh -> models.put(study, fresh), () -> models.remove(study));
        } catch (StudyException gone) {
            models.remove(study);
            LOG.warn("No forecast for study {}: {}", study, gone.getMessage());
        }
    }

    private void run(Runnable work) {
        try {
            background.execute(work);
        } catch (RejectedExecutionException closing) {
            LOG.debug("Nothing is fitted any more: the forecasts are closing", closing);
        }
    }

    /** Drops what waits; a fit under way ends by itself and is not kept. */
    @Override
    public void close() {
        closed = true;
        background.shutdownNow();
    }
}
