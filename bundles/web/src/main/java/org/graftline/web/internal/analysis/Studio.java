package org.graftline.web.internal.analysis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.growth.Unfitted;
import org.graftline.report.FigureName;
import org.graftline.report.FrozenPdf;
import org.graftline.report.ReportProgress;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.report.StudyConduct;
import org.graftline.report.StudyConducts;
import org.graftline.report.trail.Trail;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.people.Actor;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Status;
import org.jspecify.annotations.Nullable;

/**
 * Where analyses, figures and reports are made: off the request's thread, one after the other, once per state of the data. Safe for
 * many threads.
 */
public final class Studio implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ANALYSES = 16;
    private static final int FIGURES = 64;
    private static final int REPORTS = 8;
    private static final int LAST_FITS = 64;

    private final GrowthAnalyses growth;
    private final Reports reports;
    private final StudyRecords records;
    private final StudyConducts conducts;
    private final Clock clock;
    private final List<String> versions;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "graftline-studio");
        thread.setDaemon(true);
        return thread;
    });
    private final Once<AnalysisKey, GrowthAnalysis> analyses = new Once<>(ANALYSES, maker);
    private final Once<FigureKey, String> figures = new Once<>(FIGURES, maker);
    private final Once<ReportKey, ReportSource> sources = new Once<>(REPORTS, maker);
    private final Once<ReportKey, String> pages = new Once<>(REPORTS, maker);
    private final Once<ReportKey, byte[]> documents = new Once<>(REPORTS, maker);
    private final Once<VersionKey, FrozenPdf> versionsToBe = new Once<>(REPORTS, maker);

    private final Map<MakingKey, Begun> makings = new HashMap<>();

    /** @param versions what makes the reports, a line each */
    public Studio(
            GrowthAnalyses growth,
            Reports reports,
            StudyRecords records,
            StudyConducts conducts,
            Clock clock,
            List<String> versions) {
        this.growth = growth;
        this.reports = reports;
        this.records = records;
        this.conducts = conducts;
        this.clock = clock;
        this.versions = List.copyOf(versions);
    }

    private final Map<FitKey, LastFit> lastFits = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FitKey, LastFit> eldest) {
            return size() > LAST_FITS;
        }
    };

    /** Whoever sees arms as one never gets a fit of somebody who does not. */
    private record FitKey(StudyCode study, Snapshots.Eyes eyes) {}

    /**
     * An analysis that is there.
     *
     * @param sha256 of the data that it was made from
     * @param position the end of the study's ledger then
     * @param at when it was made
     */
    public record LastFit(GrowthAnalysis analysis, String sha256, long position, Instant at) {}

    /** The same data under another plan, or under the same plan locked meanwhile, is another analysis. */
    private record AnalysisKey(String sha256, AnalysisPlans.InForce plan) {}

    /** What somebody waits for; one of each kind is made for a person at a time. */
    public enum What {
        /** The page of the report. */
        PAGE,
        /** Its PDF. */
        DOCUMENT,
        /** Its PDF dated today. */
        INTERIM,
        /** The PDF of its next version. */
        VERSION
    }

    private record MakingKey(StudyCode study, PersonId person, What what) {}

    /** @param stop stops what follows the analysis; null before that is there */
    private record Begun(AnalysisKey of, Making making, AtomicReference<@Nullable Runnable> stop) {}

    /** @param stop keeps it from being made any further */
    private record Work(CompletableFuture<?> made, Runnable stop) {}

    /**
     * What people write for the next version of a report, and what it says of itself.
     *
     * @param texts of its parts
     * @param edition of its first page
     */
    public record NextVersion(List<HumanText> texts, Edition edition) {
        /** Copies the list in. */
        public NextVersion {
            texts = List.copyOf(texts);
        }
    }

    private record FigureKey(AnalysisKey analysis, FigureName figure) {}

    /** @param day that it bears; null where it bears that of its making */
    private record ReportKey(
            AnalysisKey analysis,
            PersonId madeBy,
            List<String> notes,
            StudyConduct conduct,
            @Nullable LocalDate day) {}

    private record VersionKey(ReportKey report, NextVersion next) {}

    /**
     * @return the analysis; empty if it is still being made
     * @throws org.graftline.growth.NotAnalyzableException if no model can be fitted
     */
    public Optional<GrowthAnalysis> analysis(Snapshot snapshot, Duration patience) {
        try {
            return Waiting.atMost(patience, analysis(snapshot));
        } catch (CanceledException canceled) { // by somebody else; whoever asks on has it made anew
            return Optional.empty();
        }
    }

    /** @return a figure as SVG; empty text if the study has nothing to show in it */
    public String figure(Snapshot snapshot, FigureName figure, Actor actor) {
        GrowthAnalysis analysis = patiently(analysis(snapshot));
        return patiently(figures.get(
                new FigureKey(key(snapshot), figure),
                () -> reports.figure(made(snapshot, analysis, actor, StudyConduct.NONE), figure)));
    }

    /** @return the report as one page */
    public String page(Snapshot snapshot, Actor actor) {
        ReportSource source = source(snapshot, actor, null);
        return patiently(pages.get(key(snapshot, actor, source.conduct(), null), () -> reports.html(source)));
    }

    /**
     * Begins to make a report for somebody, or goes on; of no {@link What#VERSION}.
     *
     * @param what asked for afterwards it is there at once
     */
    public Making making(Snapshot snapshot, Actor actor, What what) {
        return making(snapshot, actor, what, (analysis, progress) -> {
            StudyConduct conduct = conducts.of(actor, snapshot.data().study().code());
            ReportKey key = key(snapshot, actor, conduct, what == What.INTERIM ? today(snapshot) : null);
            CompletableFuture<ReportSource> source = sources.get(key, () -> made(snapshot, analysis, actor, conduct));
            return what == What.PAGE
                    ? new Work(
                            source.thenCompose(from -> pages.get(key, () -> reports.html(from, progress))),
                            () -> pages.cancel(key))
                    : new Work(
                            source.thenCompose(from -> documents.get(key, () -> reports.pdf(from, progress))),
                            () -> documents.cancel(key));
        });
    }

    /** Begins to make the PDF of the next version of a report, or goes on; {@link #frozen} has it at once afterwards. */
    public Making making(Snapshot snapshot, Actor actor, NextVersion next) {
        return making(snapshot, actor, What.VERSION, (analysis, progress) -> {
            StudyConduct conduct = conducts.of(actor, snapshot.data().study().code());
            ReportKey key = key(snapshot, actor, conduct, null);
            VersionKey version = new VersionKey(key, next);
            return new Work(
                    sources.get(key, () -> made(snapshot, analysis, actor, conduct))
                            .thenCompose(from -> versionsToBe.get(version, () -> freeze(from, next, progress))),
                    () -> versionsToBe.cancel(version));
        });
    }

    private Making making(
            Snapshot snapshot, Actor actor, What what, BiFunction<GrowthAnalysis, ReportProgress, Work> following) {
        MakingKey who = new MakingKey(snapshot.data().study().code(), actor.person(), what);
        synchronized (makings) {
            Begun known = makings.get(who);
            if (known != null
                    && known.of().equals(key(snapshot))
                    && !known.making().isDone()) {
                return known.making();
            }
            Making making = new Making();
            Begun begun = new Begun(key(snapshot), making, new AtomicReference<>());
            makings.put(who, begun);
            CompletableFuture<GrowthAnalysis> analysis = analysis(snapshot).handle((made, failure) -> {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                if (cause instanceof NotAnalyzableException why) {
                    return unfitted(snapshot, why);
                }
                if (cause != null) {
                    throw new CompletionException(cause);
                }
                return made;
            });
            making.follow(
                    analysis.thenCompose(made -> {
                        Work work = following.apply(made, making::at);
                        begun.stop().set(work.stop());
                        return work.made();
                    }),
                    analysis.thenApply(Unfitted::reason));
            return making;
        }
    }

    /**
     * Stops making something for somebody. The analysis goes on if somebody else waits for what follows from it; otherwise its fits stop too.
     *
     * @return whether there was anything to stop
     */
    public boolean cancel(StudyCode study, Actor actor, What what) {
        synchronized (makings) {
            Begun begun = makings.remove(new MakingKey(study, actor.person(), what));
            if (begun == null || !begun.making().cancel()) {
                return false;
            }
            Runnable stop = begun.stop().get();
            if (stop != null) {
                stop.run();
            }
            if (makings.values().stream()
                    .noneMatch(other ->
                            other.of().equals(begun.of()) && !other.making().isDone())) {
                analyses.cancel(begun.of());
            }
            return true;
        }
    }

    /** @return the report as PDF; not to be changed */
    public byte[] document(Snapshot snapshot, Actor actor) {
        return document(snapshot, actor, null);
    }

    /** @return the report as PDF dated today; not to be changed */
    byte[] document(Snapshot snapshot, Actor actor, @Nullable LocalDate day) {
        ReportSource source = source(snapshot, actor, day);
        return patiently(documents.get(key(snapshot, actor, source.conduct(), day), () -> reports.pdf(source)));
    }

    /** @return the day that it is where the study is run */
    LocalDate today(Snapshot snapshot) {
        return LocalDate.ofInstant(clock.instant(), snapshot.data().study().zone());
    }

    /** @return the report as PDF, with what people wrote, to be frozen */
    public FrozenPdf frozen(Snapshot snapshot, Actor actor, NextVersion next) {
        ReportSource source = source(snapshot, actor, null);
        return patiently(versionsToBe.get(
                new VersionKey(key(snapshot, actor, source.conduct(), null), next),
                () -> freeze(source, next, ReportProgress.UNTOLD)));
    }

    private FrozenPdf freeze(ReportSource source, NextVersion next, ReportProgress progress) {
        return reports.frozen(source, next.texts(), next.edition(), progress);
    }

    /** @return a frozen report with its signatures */
    public byte[] signed(byte[] frozen, ReportVersion version) {
        return patiently(CompletableFuture.supplyAsync(() -> reports.signed(frozen, version), maker));
    }

    /**
     * @param behind as it stands at the row of a table of the page
     * @param from as it stands at the number
     * @return what stands behind a number of the report; empty if none has these
     */
    public Optional<Trail> trail(Snapshot snapshot, Actor actor, String behind, String from) {
        return reports.trail(source(snapshot, actor, null), behind, from);
    }

    /** @return what makes the reports, a line each */
    public List<String> versions() {
        return versions;
    }

    @Override
    public void close() {
        maker.shutdownNow();
    }

    private CompletableFuture<GrowthAnalysis> analysis(Snapshot snapshot) {
        return analyses.get(key(snapshot), () -> {
            GrowthAnalysis made =
                    growth.analyze(snapshot.data(), snapshot.plan().plan()).under(snapshot.plan());
            LastFit fit = new LastFit(made, snapshot.sha256(), snapshot.head().position(), clock.instant());
            synchronized (lastFits) {
                lastFits.put(new FitKey(snapshot.data().study().code(), snapshot.eyes()), fit);
            }
            return made;
        });
    }

    /**
     * The analysis that was made last for eyes like these, perhaps of older data. Makes none.
     *
     * @return empty if none was made since the start
     */
    public Optional<LastFit> lastFit(Snapshot snapshot) {
        synchronized (lastFits) {
            return Optional.ofNullable(
                    lastFits.get(new FitKey(snapshot.data().study().code(), snapshot.eyes())));
        }
    }

    /** @return what a report of this moment is made from, dated now and kept nowhere */
    ReportSource asOfNow(Snapshot snapshot, Actor actor) {
        return made(
                snapshot,
                reported(snapshot),
                actor,
                conducts.of(actor, snapshot.data().study().code()));
    }

    /** @return what is made, after what is being made */
    <V> V made(Supplier<V> making) {
        return patiently(CompletableFuture.supplyAsync(making, maker));
    }

    /** A report comes of any study; where no model can be fitted it says so. */
    private GrowthAnalysis reported(Snapshot snapshot) {
        try {
            return patiently(analysis(snapshot));
        } catch (NotAnalyzableException why) {
            return unfitted(snapshot, why);
        }
    }

    private static GrowthAnalysis unfitted(Snapshot snapshot, NotAnalyzableException why) {
        return Unfitted.of(snapshot.data(), snapshot.plan().plan(), why).under(snapshot.plan());
    }

    private ReportSource source(Snapshot snapshot, Actor actor, @Nullable LocalDate day) {
        GrowthAnalysis analysis = reported(snapshot);
        StudyConduct conduct = conducts.of(actor, snapshot.data().study().code());
        return patiently(
                sources.get(key(snapshot, actor, conduct, day), () -> made(snapshot, analysis, actor, conduct)));
    }

    private ReportSource made(Snapshot snapshot, GrowthAnalysis analysis, Actor actor, StudyConduct conduct) {
        StudyData data = snapshot.data();
        return new ReportSource(
                data,
                analysis,
                records.files(data.study().code()),
                actor.name(),
                clock.instant(),
                versions,
                circumstances(snapshot),
                conduct);
    }

    private static List<String> circumstances(Snapshot snapshot) {
        long corrected =
                snapshot.data().readings().stream().filter(Reading::isCorrected).count();
        List<String> notes = new ArrayList<>(snapshot.conduct());
        if (corrected > 0) {
            notes.add(
                    corrected == 1
                            ? "1 reading was corrected after it was recorded; its history has the reason."
                            : "%,d readings were corrected after they were recorded; their histories have the reasons."
                                    .formatted(corrected));
        }
        return notes;
    }

    private static AnalysisKey key(Snapshot snapshot) {
        return new AnalysisKey(snapshot.sha256(), snapshot.plan());
    }

    private static ReportKey key(Snapshot snapshot, Actor actor, StudyConduct conduct, @Nullable LocalDate day) {
        return new ReportKey(key(snapshot), actor.person(), snapshot.conduct(), conduct, day);
    }

    private static <V> V patiently(CompletableFuture<V> making) {
        return Waiting.atMost(PATIENCE, making)
                .orElseThrow(
                        () -> new Refusal(
                                Status.NOT_READY,
                                "This is still being made: the model of this study takes long to fit. Come back in a few minutes; it goes on meanwhile."));
    }
}
