package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WholeNumbersTest {
    private static List<String> pieces(String text) {
        WholeNumbers breaker = new WholeNumbers(Locale.US);
        breaker.setText(text);
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int to = breaker.next(); to != BreakIterator.DONE; to = breaker.next()) {
            if (to > from) {
                pieces.add(text.substring(from, to));
            }
            from = to;
        }
        return pieces;
    }

    @Test
    void a_number_with_a_minus_sign_stays_on_one_line() {
        then(pieces("by −0.2131 per day")).containsExactly("by ", "−0.2131 ", "per ", "day");
    }

    @Test
    void a_percent_sign_stays_with_its_number() {
        then(pieces("(95 % interval 1,234.5 to −0.5)"))
                .containsExactly("(95 % ", "interval ", "1,234.5 ", "to ", "−0.5)");
    }

    @Test
    void words_break_where_they_did() {
        then(pieces("a donor-specific effect. Next")).containsExactly("a ", "donor-", "specific ", "effect. ", "Next");
    }
}
