package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.conduct.Amendment;
import org.graftline.study.conduct.Amendments;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Amendments of a protocol and what each governs. */
public final class AmendmentsApi {
    private final Amendments amendments;

    /** @param amendments the service behind it */
    public AmendmentsApi(Amendments amendments) {
        this.amendments = amendments;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/conduct/amendments", this::list),
                Route.post("/studies/{code}/conduct/amendments", this::amend),
                Route.get("/studies/{code}/conduct/amendments/{number}/readings", this::readings),
                Route.get("/studies/{code}/conduct/governing/{uuid}", this::governing));
    }

    record AmendmentBody(
            @Nullable Integer number,
            @Nullable LocalDate governsFrom,
            @Nullable String title,
            @Nullable String reason) {}

    /** The protocol and its amendments. */
    record AmendmentsJson(List<Amendments.Governed> amendments) {
        AmendmentsJson {
            amendments = List.copyOf(amendments);
        }
    }

    /** The readings that one of them governs. */
    record ReadingsJson(List<Amendments.GovernedReading> readings) {
        ReadingsJson {
            readings = List.copyOf(readings);
        }
    }

    private Answer list(Call call) {
        return Answer.ok(new AmendmentsJson(amendments.of(call.actor(), call.study())));
    }

    private Answer amend(Call call) {
        AmendmentBody sent = call.json(AmendmentBody.class);
        amendments.amend(
                call.actor(),
                call.study(),
                new Amendment(
                        required("number", sent.number()),
                        required("governsFrom", sent.governsFrom()),
                        Texts.required("title", sent.title(), Texts.REASON)),
                Texts.required("reason", sent.reason(), Texts.REASON));
        return Answer.json(Status.CREATED, new AmendmentsJson(amendments.of(call.actor(), call.study())));
    }

    private Answer readings(Call call) {
        String number = call.value("number");
        if (!number.matches("\\d{1,4}")) {
            throw new Refusal(Status.BAD_REQUEST, "An amendment has a number; 0 is the protocol. Ask for one of them.");
        }
        return Answer.ok(new ReadingsJson(amendments.readings(call.actor(), call.study(), Integer.parseInt(number))));
    }

    private Answer governing(Call call) {
        return Answer.ok(amendments.governing(call.actor(), call.study(), call.uuid("uuid")));
    }
}
