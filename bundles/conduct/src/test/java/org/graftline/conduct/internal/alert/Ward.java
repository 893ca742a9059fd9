package org.graftline.conduct.internal.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.conduct.internal.mail.Letter;
import org.graftline.conduct.internal.mail.NotPostedException;
import org.graftline.conduct.internal.mail.Post;
import org.graftline.conduct.internal.notebook.HandClock;
import org.graftline.conduct.internal.notebook.Notebook;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.LimitStandings;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Acknowledgment;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChain.Link;
import org.graftline.study.conduct.AlertChain.QuietHours;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.Alerts;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.jspecify.annotations.Nullable;

/** A study with alerts, the people who are called, and a mail server that a test stops and starts. */
final class Ward implements Post, LimitStandings {
    static final StudyCode STUDY = new StudyCode("PDX-1");
    private static final StudyDay DAY = new StudyDay(14);

    final HandClock clock = new HandClock("2026-03-02T10:00:00Z");
    final Notebook book = new Notebook();
    final Crew crew = new Crew()
            .with("tom", Role.TECHNICIAN)
            .with("vera", Role.TECHNICIAN)
            .with("dora", Role.DIRECTOR)
            .with("mara", Role.ADMINISTRATOR);
    final List<String> mailed = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    private int readings;
    private CaseRecords cases;
    private AlertRounds rounds;
    private Outbox outbox;
    private Post post = this;
    AlertDesk desk;
    ChainDesk chains;
    boolean hasMailServer = true;
    NotPostedException.@Nullable Hope mailFails;
    int attempts;

    Ward() {
        write(
                "dora",
                ActKind.CREATE_STUDY,
                List.of(new Study(
                        STUDY,
                        1,
                        "A study",
                        ZoneId.of("Europe/Berlin"),
                        VolumeFormula.HALF_LENGTH_WIDTH_SQUARED,
                        "Ours")));
        start();
    }

    /** Letters go by another post from the next start on, which is now. */
    void postBy(Post other) {
        post = other;
        start();
    }

    /** As after a restart: nothing is left but the records. */
    void start() {
        Reach reach = new Reach(crew, post, crew);
        cases = new CaseRecords(book, book);
        rounds = new AlertRounds(book, book, book, this, cases, new Calling(new ChainRecords(book), reach), clock);
        outbox = new Outbox(cases, book, reach, crew, post, clock);
        desk = new AlertDesk(cases, book, book, book, this, crew, clock);
        chains = new ChainDesk(book, book, book, crew, reach, clock);
    }

    static Link mail(String name) {
        return new Link(Crew.id(name), Set.of(Channel.MAIL));
    }

    static Link both(String name) {
        return new Link(Crew.id(name), EnumSet.allOf(Channel.class));
    }

    Ward chain(Link... links) {
        return chain(null, links);
    }

    /** Four hours for a watch, half an hour for an endpoint. */
    Ward chain(@Nullable QuietHours quiet, Link... links) {
        int version = chains.chain(crew.actor("dora"), STUDY).version();
        chains.change(crew.actor("dora"), STUDY, new AlertChain(List.of(links), 240, 30, quiet), version, "protocol");
        return this;
    }

    /** A reading reaches a limit of the volume; nobody hears of it before {@link #beat}. */
    Ward reaches(String mouse, Tier tier, String value) {
        return reaches(new UUID(7, ++readings), mouse, tier, value);
    }

    Ward reaches(UUID reading, String mouse, Tier tier, String value) {
        return reaches(reading, mouse, tier, value, clock.instant());
    }

    /** A reading that was captured at another time than it reaches us. */
    Ward reaches(UUID reading, String mouse, Tier tier, String value, Instant capturedAt) {
        List<VersionedRow> rows = new ArrayList<>();
        if (book.history(reading).isEmpty()) {
            rows.add(Reading.of(reading, STUDY, new MouseId(mouse), Endpoint.TUMOR_VOLUME, DAY, clock.instant())
                    .site(Tumor.ONLY)
                    .capturedAt(capturedAt)
                    .measured(new Decimal(value), null, null)
                    .build());
        }
        rows.add(new Alert(
                reading,
                1,
                STUDY,
                new MouseId(mouse),
                new ProtocolLimit(Quantity.TUMOR_VOLUME, new Decimal(tier == Tier.STOP ? "2000" : "1500"), tier),
                new Decimal(value),
                capturedAt));
        return write("tom", ActKind.RECORD_READING, rows);
    }

    private Ward write(String person, ActKind kind, List<? extends VersionedRow> rows) {
        book.commit(new Act(
                Chain.of(STUDY),
                kind,
                crew.actor(person),
                clock.instant(),
                SaltedText.of("as seen"),
                List.copyOf(rows)));
        return this;
    }

    /** A reading that reaches no limit. */
    Ward reads(UUID reading, String mouse, String value) {
        return write(
                "tom",
                ActKind.RECORD_READING,
                List.of(Reading.of(reading, STUDY, new MouseId(mouse), Endpoint.TUMOR_VOLUME, DAY, clock.instant())
                        .site(Tumor.ONLY)
                        .capturedAt(clock.instant())
                        .measured(new Decimal(value), null, null)
                        .build()));
    }

    /** Corrects a reading; nobody hears of it before {@link #beat}. */
    Ward corrects(UUID reading, String value) {
        return write(
                "dora",
                ActKind.CORRECT_READING,
                List.of(standing(reading)
                        .next()
                        .measured(new Decimal(value), null, null)
                        .build()));
    }

    Ward withdraws(UUID reading) {
        return write(
                "tom",
                ActKind.WITHDRAW_READING,
                List.of(standing(reading)
                        .next()
                        .withoutValue(ReadingStatus.WITHDRAWN)
                        .reason("other mouse")
                        .build()));
    }

    /** Moves a reading to another mouse, where it raises the alert of this tier. */
    Ward moves(UUID reading, String mouse, Tier tier) {
        Reading before = standing(reading);
        UUID there = new UUID(8, ++readings);
        Decimal value = Objects.requireNonNull(before.value());
        return write(
                "tom",
                ActKind.MOVE_READINGS,
                List.of(
                        before.next()
                                .withoutValue(ReadingStatus.WITHDRAWN)
                                .reason("moved")
                                .build(),
                        Reading.of(there, STUDY, new MouseId(mouse), before.endpoint(), DAY, clock.instant())
                                .site(Tumor.ONLY)
                                .capturedAt(before.capturedAt())
                                .measured(value, null, null)
                                .entry(new ReadingEntry(
                                        null, Means.TYPED, Map.of(), null, null, null, List.of(), null, null, reading))
                                .build(),
                        new Alert(
                                there,
                                1,
                                STUDY,
                                new MouseId(mouse),
                                new ProtocolLimit(Quantity.TUMOR_VOLUME, new Decimal("2000"), tier),
                                value,
                                Objects.requireNonNull(before.capturedAt()))));
    }

    /** A mouse leaves; nobody hears of it before {@link #beat}. */
    Ward leaves(String mouse, Removal.Cause cause, @Nullable Instant at) {
        int version = book.animal(STUDY, new MouseId(mouse)).size() + 1;
        return write(
                "vera", ActKind.REMOVE_MOUSE, List.of(new Removal(STUDY, new MouseId(mouse), version, DAY, cause, at)));
    }

    private Reading standing(UUID reading) {
        return book.current(Reading.class).stream()
                .filter(one -> one.uuid().equals(reading))
                .findFirst()
                .orElseThrow();
    }

    /** The volume, which is all that this ward looks at. */
    @Override
    public Optional<Decimal> of(StudyCode code, MouseId mouse, UUID reading, Quantity quantity) {
        return book.current(Reading.class).stream()
                .filter(one -> one.uuid().equals(reading) && one.mouse().equals(mouse))
                .map(Reading::value)
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public List<Latest> latest(StudyCode code, MouseId mouse, Quantity quantity) {
        return book.current(Reading.class).stream()
                .filter(one -> one.mouse().equals(mouse) && one.value() != null)
                .map(one -> new Latest(one.uuid(), one.day(), Objects.requireNonNull(one.value())))
                .toList();
    }

    /** What the beat does: looks everywhere, sends, and calls past those whose letter was given up. */
    Ward beat() {
        rounds.everywhere();
        send();
        return this;
    }

    Ward look() {
        rounds.everywhere();
        return this;
    }

    Ward send() {
        outbox.send().forEach(rounds::callPast);
        return this;
    }

    Ward pass(Duration time) {
        clock.pass(time);
        return beat();
    }

    /** The one open case. */
    Alerts.Kept one() {
        List<Alerts.Kept> open = desk.open(crew.actor("dora"));
        if (open.size() != 1) {
            throw new AssertionError("There are " + open.size() + " open cases");
        }
        return desk.one(crew.actor("dora"), STUDY, open.get(0).name());
    }

    AlertCase alert() {
        return one().alert();
    }

    List<Alerts.Kept> all() {
        return desk.of(crew.actor("dora"), STUDY);
    }

    void acknowledge(String name) {
        desk.acknowledge(crew.actor(name), STUDY, one().name());
    }

    /** As a release that knew no reminders kept it. */
    void acknowledgeAsOfOld(String name) {
        StoredCase one = cases.open().get(0);
        AlertCase known = one.alert()
                .with(
                        new Acknowledgment(
                                Crew.id(name), clock.instant(), one.alert().tier()),
                        null);
        cases.keep(
                crew.actor(name),
                ActKind.HANDLE_ALERT,
                clock.instant(),
                "acknowledged",
                List.of(one.next(known, null)),
                List.of());
    }

    void decide(AlertDecision.Kind kind, java.time.@Nullable LocalDate until) {
        desk.decide(crew.actor("dora"), STUDY, one().name(), kind, until, "seen the mouse");
    }

    @Override
    public boolean isSetUp() {
        return hasMailServer;
    }

    @Override
    public String pages() {
        return "http://lab:8282";
    }

    @Override
    public void send(Letter letter) {
        attempts++;
        if (mailFails != null) {
            throw new NotPostedException("The mail server took nothing.", mailFails, new IllegalStateException("down"));
        }
        letters.add(letter);
        mailed.add(letter.to().replace("@example.org", ""));
    }
}
