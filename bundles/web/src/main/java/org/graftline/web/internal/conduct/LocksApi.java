package org.graftline.web.internal.conduct;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Locks;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Locks of plan and data, and looks by arm before they were earned. */
public final class LocksApi {
    private final Locks locks;

    /** @param locks the service behind it */
    public LocksApi(Locks locks) {
        this.locks = locks;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/conduct/locks", this::show),
                Route.post("/studies/{code}/conduct/locks/{lock}", this::lock),
                Route.post("/studies/{code}/conduct/data-opening", this::open),
                Route.post("/studies/{code}/conduct/taking-out", this::takeOut),
                Route.put("/studies/{code}/conduct/looks/{uuid}", this::look));
    }

    record LockBody(
            @Nullable String contentSha256, @Nullable String reason) {}

    record WhyBody(@Nullable String reason) {}

    /** Locks and looks, and whether plan and data are locked now. */
    record BoardJson(
            ArmSights.Sight sight,
            boolean planLocked,
            boolean dataLocked,
            List<Locks.LockStep> locks,
            List<Locks.Look> looks,
            int changesSinceDataLock,
            List<String> sentences,
            boolean archived,
            List<Locks.Reached> life) {
        BoardJson {
            locks = List.copyOf(locks);
            looks = List.copyOf(looks);
            sentences = List.copyOf(sentences);
            life = List.copyOf(life);
        }
    }

    private Answer show(Call call) {
        Locks.Board board = locks.of(call.actor(), call.study());
        return Answer.ok(new BoardJson(
                board.sight(),
                board.isLocked(Locks.What.ANALYSIS_PLAN),
                board.isLocked(Locks.What.DATA),
                board.locks(),
                board.looks(),
                board.changesSinceDataLock(),
                board.sentences(),
                board.isLocked(Locks.What.ARCHIVE),
                board.life()));
    }

    private Answer lock(Call call) {
        LockBody sent = call.json(LockBody.class);
        locks.lock(
                call.actor(),
                call.study(),
                what(call.value("lock")),
                sent.contentSha256(),
                Texts.required("reason", sent.reason(), Texts.REASON));
        return show(call);
    }

    private Answer open(Call call) {
        locks.reopen(
                call.actor(),
                call.study(),
                Texts.required("reason", call.json(WhyBody.class).reason(), Texts.REASON));
        return show(call);
    }

    private Answer takeOut(Call call) {
        locks.takeOut(
                call.actor(),
                call.study(),
                Texts.required("reason", call.json(WhyBody.class).reason(), Texts.REASON));
        return show(call);
    }

    private Answer look(Call call) {
        locks.look(
                call.actor(),
                call.study(),
                call.uuid("uuid"),
                Texts.required("reason", call.json(WhyBody.class).reason(), Texts.REASON));
        return show(call);
    }

    private static Locks.What what(String segment) {
        return Arrays.stream(Locks.What.values())
                .filter(what ->
                        segment.equals(what.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(Status.NOT_FOUND, "There is no such lock. Lock analysis-plan, data or archive."));
    }
}
