package org.graftline.conduct.internal.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.conduct.internal.mail.Letter;
import org.graftline.conduct.internal.mail.NotPostedException;
import org.graftline.conduct.internal.mail.Post;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.SaltedText;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChain.Link;
import org.graftline.study.conduct.AlertChain.QuietHours;
import org.graftline.study.conduct.Alerts;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.jspecify.annotations.Nullable;

/** A study with alerts, the people who are called, and a mail server that a test stops and starts. */
final class Ward implements Post {
    final HandClock clock = new HandClock("2026-03-02T10:00:00Z");
    final ListedStudy study = new ListedStudy();
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
    AlertDesk desk;
    ChainDesk chains;
    boolean hasMailServer = true;
    NotPostedException.@Nullable Hope mailFails;
    int attempts;

    Ward() {
        start();
    }

    /** As after a restart: nothing is left but the records. */
    void start() {
        Reach reach = new Reach(crew, Optional.of(crew), this);
        cases = new CaseRecords(study, study);
        rounds = new AlertRounds(study, study, study, cases, new Calling(new ChainRecords(study), reach), clock);
        outbox = new Outbox(cases, reach, crew, this, clock);
        desk = new AlertDesk(cases, study, crew, clock);
        chains = new ChainDesk(study, study, study, crew, crew, this, crew, clock);
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
        int version = chains.chain(crew.actor("dora"), ListedStudy.CODE).version();
        chains.change(
                crew.actor("dora"),
                ListedStudy.CODE,
                new AlertChain(List.of(links), 240, 30, quiet),
                version,
                "protocol");
        return this;
    }

    /** A reading reaches a limit of the volume; nobody hears of it before {@link #beat}. */
    Ward reaches(String mouse, Tier tier, String value) {
        return reaches(new UUID(7, ++readings), mouse, tier, value);
    }

    Ward reaches(UUID reading, String mouse, Tier tier, String value) {
        Decimal threshold = new Decimal(tier == Tier.STOP ? "2000" : "1500");
        study.commit(new Act(
                Chain.of(ListedStudy.CODE),
                ActKind.RECORD_READING,
                crew.actor("tom"),
                clock.instant(),
                SaltedText.of("recorded"),
                List.of(new Alert(
                        reading,
                        1,
                        ListedStudy.CODE,
                        new MouseId(mouse),
                        new ProtocolLimit(Quantity.TUMOR_VOLUME, threshold, tier),
                        new Decimal(value),
                        clock.instant()))));
        return this;
    }

    /** What the beat does: looks everywhere, sends, and calls past those whose letter was given up. */
    Ward beat() {
        rounds.everywhere();
        send();
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
        return desk.one(crew.actor("dora"), ListedStudy.CODE, open.get(0).name());
    }

    AlertCase alert() {
        return one().alert();
    }

    List<Alerts.Kept> all() {
        return desk.of(crew.actor("dora"), ListedStudy.CODE);
    }

    void acknowledge(String name) {
        desk.acknowledge(crew.actor(name), ListedStudy.CODE, one().name());
    }

    void decide(AlertCase.Decision.Kind kind, java.time.@Nullable LocalDate until) {
        desk.decide(crew.actor("dora"), ListedStudy.CODE, one().name(), kind, until, "seen the mouse");
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
