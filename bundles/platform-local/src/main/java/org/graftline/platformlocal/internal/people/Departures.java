package org.graftline.platformlocal.internal.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.PasswordDirectory;
import org.graftline.study.StudyException;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.record.PeopleRecords;
import org.graftline.study.record.SimulatedTime;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each directory regularly about those who came from it: who was removed or disabled there loses sessions and tokens, whose groups
 * changed gets other roles. A directory that is silent changes nothing.
 */
@Component(service = Departures.class, immediate = true)
public final class Departures {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int TICK_SECONDS = 20;

    private final PeopleRecords records;
    private final Directories directories;
    private final Arrivals arrivals;
    private final Clock real;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();
    private final @Nullable ScheduledExecutorService ticking;

    /** Begins to ask. */
    @Activate
    public Departures(
            @Reference PeopleRecords records,
            @Reference UnitOfWork work,
            @Reference Directories directories,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        this(
                records,
                work,
                directories,
                Objects.requireNonNullElseGet(simulated, Clock::systemUTC),
                Clock.systemUTC(),
                Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "graftline-directories");
                    thread.setDaemon(true);
                    return thread;
                }));
    }

    /**
     * As the other, with clocks.
     *
     * @param clock dates acts
     * @param ticking null to ask by hand only
     */
    Departures(
            PeopleRecords records,
            UnitOfWork work,
            Directories directories,
            Clock clock,
            Clock real,
            @Nullable ScheduledExecutorService ticking) {
        this.records = records;
        this.directories = directories;
        this.arrivals = new Arrivals(records, new Register(records, real), work, clock);
        this.real = real;
        this.ticking = ticking;
        if (ticking != null) {
            var unused = ticking.scheduleWithFixedDelay(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Deactivate
    void stop() {
        if (ticking != null) {
            ticking.shutdownNow();
        }
    }

    private void tick() {
        try {
            ask();
        } catch (RuntimeException failed) { // a task that throws would never run again
            LOG.error("GL-2111 The directories could not be asked about their people; they will be again.", failed);
        }
    }

    /** Asks those directories whose time has come. */
    void ask() {
        Instant now = real.instant();
        for (PasswordDirectory directory : directories.byPassword()) {
            Instant before = asked.getOrDefault(directory.source(), Instant.EPOCH);
            if (!now.isBefore(before.plus(directory.lookEvery()))) {
                asked.put(directory.source(), now);
                ask(directory);
            }
        }
    }

    private void ask(PasswordDirectory directory) {
        List<DirectoryAccount> theirs = records.directoryAccounts().stream()
                .filter(account -> account.source().equals(directory.source()))
                .filter(account -> account.state() == DirectoryAccount.State.PRESENT)
                .filter(account -> records.person(account.person())
                        .filter(Register::isEnabled)
                        .isPresent())
                .toList();
        for (DirectoryAccount account : theirs) {
            try {
                ask(directory, account);
            } catch (DirectoryUnavailableException silent) {
                LOG.warn(
                        "GL-2112 The directory '{}' could not be asked about its people: {}",
                        directory.source(),
                        silent.getMessage());
                return;
            } catch (StudyException refused) {
                LOG.warn(
                        "GL-2113 What the directory '{}' says about one of its people was not taken over: {}",
                        directory.source(),
                        refused.getClass().getSimpleName());
            }
        }
    }

    private void ask(PasswordDirectory directory, DirectoryAccount account) {
        String subject = account.subject().written().orElse("");
        if (subject.isEmpty()) {
            return; // erased: nobody can be asked about
        }
        directory.look(subject).ifPresentOrElse(who -> arrivals.refresh(account, who), () -> arrivals.depart(account));
    }
}
