package org.graftline.web.internal.conduct;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.Candidate;
import org.jspecify.annotations.Nullable;

/** A mouse before or after a draw, as {@link Candidate}; its arm where it was drawn and may be known. */
record CandidateView(
        MouseId mouse,
        DonorId donor,
        @Nullable String cage,
        @Nullable Decimal volumeMm3,
        int readings,
        boolean eligible,
        List<Candidate.Obstacle> obstacles,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ArmName arm) {
    CandidateView {
        obstacles = List.copyOf(obstacles);
    }

    static CandidateView of(Candidate mouse, @Nullable ArmName arm) {
        return new CandidateView(
                mouse.mouse(),
                mouse.donor(),
                mouse.cage(),
                mouse.volumeMm3(),
                mouse.readings().size(),
                mouse.eligible(),
                mouse.obstacles(),
                arm);
    }
}
