package org.graftline.web.internal.conduct;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.graftline.study.conduct.DonorBalance;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.Randomizations.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A draw or a fixed list. What an arm follows from (rules, seed, result, reason) is absent for people who are blinded; what is left of
 * open blocks is absent for everybody, since the next arm follows from it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrawView(
        UUID draw,
        boolean drawn,
        Instant at,
        String by,
        @Nullable UUID replaces,
        @Nullable UUID replacedBy,
        long ledgerPosition,
        @Nullable String reason,
        @Nullable EnrollmentRules rules,
        @Nullable String seed,
        @Nullable String algorithm,
        @Nullable LocalDate dayZero,
        @Nullable List<DonorBalance> balance,
        List<CandidateView> mice) {
    DrawView {
        balance = balance == null ? null : List.copyOf(balance);
        mice = List.copyOf(mice);
    }

    static DrawView of(Recorded recorded) {
        Draw draw = recorded.draw();
        Draw.Result result = draw.result();
        boolean told = draw.rules().version() > 0;
        Long drawn = recorded.drawn();
        return new DrawView(
                draw.draw(),
                drawn != null,
                recorded.at(),
                recorded.by(),
                draw.replaces(),
                recorded.replacedBy(),
                drawn == null ? recorded.fixed() : drawn,
                told ? recorded.reason() : null,
                told ? draw.rules() : null,
                result == null ? null : result.seed(),
                result == null ? null : result.algorithm(),
                result == null ? null : result.dayZero(),
                result == null ? null : result.balance(),
                draw.mice().stream()
                        .map(mouse -> CandidateView.of(
                                mouse, draw.armOf(mouse.mouse()).orElse(null)))
                        .toList());
    }
}
