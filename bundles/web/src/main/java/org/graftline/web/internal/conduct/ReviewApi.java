package org.graftline.web.internal.conduct;

import java.time.Instant;
import java.util.List;
import org.graftline.study.conduct.ExceptionReview;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;

/** The audit trail of a study by exception. */
public final class ReviewApi {
    private final ExceptionReview review;

    /** @param review the service behind it */
    public ReviewApi(ExceptionReview review) {
        this.review = review;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(Route.get("/studies/{code}/conduct/exceptions", this::show));
    }

    record FoundJson(long entries, List<ItemJson> items) {
        FoundJson {
            items = List.copyOf(items);
        }
    }

    record ItemJson(
            long position,
            ExceptionReview.Matter matter,
            String words,
            Instant at,
            String by,
            String reason,
            List<String> records,
            int more) {
        ItemJson {
            records = List.copyOf(records);
        }

        static ItemJson of(ExceptionReview.Item item) {
            return new ItemJson(
                    item.position(),
                    item.matter(),
                    item.matter().words(),
                    item.at(),
                    item.by(),
                    item.reason(),
                    item.records(),
                    item.more());
        }
    }

    private Answer show(Call call) {
        ExceptionReview.Found found = review.of(call.actor(), call.study());
        return Answer.ok(new FoundJson(
                found.entries(), found.items().stream().map(ItemJson::of).toList()));
    }
}
