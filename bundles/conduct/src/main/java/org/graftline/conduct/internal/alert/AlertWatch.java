package org.graftline.conduct.internal.alert;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.conduct.internal.mail.Post;
import org.graftline.platform.Notices;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.LimitStandings;
import org.graftline.study.event.Topics;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of what was committed and has the alerts in it looked after; looks by itself at the start and at a beat, because events can be
 * lost and time passes without any. One thread calls people, another sends, so that a slow mail server keeps nobody from being called.
 */
@Component(
        service = EventHandler.class,
        immediate = true,
        property = EventConstants.EVENT_TOPIC + "=" + Topics.COMMITTED)
public final class AlertWatch implements EventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final String STUDY = "study:";
    private static final long CALL_BEAT_SECONDS = 15;
    private static final long SEND_BEAT_SECONDS = 5;

    private final AlertRounds rounds;
    private final Outbox outbox;
    private final ScheduledExecutorService calling = thread("graftline-alerts");
    private final ScheduledExecutorService sending = thread("graftline-outbox");
    private final ScheduledFuture<?> callingBeat;
    private final ScheduledFuture<?> sendingBeat;
    private final AtomicBoolean isSendingAsked = new AtomicBoolean();

    /** Begins to look after alerts. */
    @Activate
    public AlertWatch(
            @Reference Ledger ledger,
            @Reference BenchRecords bench,
            @Reference StudyRecords studies,
            @Reference DocumentRecords documents,
            @Reference CaseRecords cases,
            @Reference LimitStandings standings,
            @Reference Reach reach,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Notices notices,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Post post,
            @Reference(
                            target = StudyActs.SIMULATED,
                            policyOption = ReferencePolicyOption.GREEDY,
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    Clock clock) {
        Clock now = clock == null ? Clock.systemUTC() : clock;
        Calling calls = new Calling(new ChainRecords(documents), reach);
        this.rounds = new AlertRounds(ledger, bench, studies, standings, cases, calls, now);
        this.outbox = new Outbox(cases, studies, reach, notices, post, now);
        callingBeat = calling.scheduleWithFixedDelay(
                () -> guarded(rounds::everywhere), 0, CALL_BEAT_SECONDS, TimeUnit.SECONDS);
        sendingBeat = sending.scheduleWithFixedDelay(this::send, 1, SEND_BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void handleEvent(Event event) {
        if (event.getProperty(Topics.CHAIN) instanceof String chain && chain.startsWith(STUDY)) {
            StudyCode study = new StudyCode(chain.substring(STUDY.length()));
            calling.execute(
                    () -> guarded(() -> rounds.look(study))); // never here: the event's thread has others to tell
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) { // whatever it is, the next beat tries again
            LOG.error(
                    "GL-3201 Alerts could not be looked after; it is tried again in {} s.", CALL_BEAT_SECONDS, failure);
        }
        if (isSendingAsked.compareAndSet(false, true)) {
            sending.execute(() -> {
                isSendingAsked.set(false);
                send();
            });
        }
    }

    private void send() {
        try {
            for (StoredNotice givenUp : outbox.send()) {
                calling.execute(() -> guarded(() -> rounds.callPast(givenUp)));
            }
        } catch (RuntimeException failure) { // whatever it is, the next beat tries again
            LOG.error("GL-3201 Messages could not be sent; it is tried again in {} s.", SEND_BEAT_SECONDS, failure);
        }
    }

    @Deactivate
    void stop() {
        callingBeat.cancel(true);
        sendingBeat.cancel(true);
        calling.shutdownNow();
        sending.shutdownNow();
    }
}
