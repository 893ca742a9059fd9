package org.graftline.web.internal.paper;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BarcodeTest {
    private static final Pattern BAR = Pattern.compile("M(\\d+) 0h(\\d+)v30");

    /** Widths of bars and gaps in turn, as a scanner runs over them; the stop pattern has a bar more. */
    private static List<Integer> widths(String svg) {
        List<Integer> widths = new ArrayList<>();
        Matcher bar = BAR.matcher(svg);
        int end = -1;
        while (bar.find()) {
            int start = Integer.parseInt(bar.group(1));
            if (end >= 0) {
                widths.add(start - end);
            }
            widths.add(Integer.parseInt(bar.group(2)));
            end = start + Integer.parseInt(bar.group(2));
        }
        return widths;
    }

    @Test
    void the_bars_are_those_that_iso_15417_gives_the_text() {
        List<Integer> widths = widths(Barcode.svg("AB").orElseThrow());
        then(widths.subList(0, 6)).as("start B").containsExactly(2, 1, 1, 2, 1, 4);
        then(widths.subList(6, 12)).as("A, value 33").containsExactly(1, 1, 1, 3, 2, 3);
        then(widths.subList(12, 18)).as("B, value 34").containsExactly(1, 3, 1, 1, 2, 3);
        then(widths.subList(18, 24)).as("check (104 + 33 + 2·34) mod 103 = 102").containsExactly(4, 1, 1, 1, 3, 1);
        then(widths.subList(24, 31)).as("stop").containsExactly(2, 3, 3, 1, 1, 1, 2);
    }

    @Test
    void bars_have_a_quiet_zone_of_ten_modules_and_modules_of_a_quarter_millimeter() {
        String svg = Barcode.svg("AB").orElseThrow();
        then(svg).contains("viewBox=\"0 0 77 30\"", "width=\"19.25mm\"", "\"M10 0h2");
    }

    @Test
    void a_text_that_code_128_cannot_write_has_no_bars() {
        then(Barcode.svg("小鼠")).isEmpty();
    }

    @Test
    void the_text_beside_the_bars_is_harmless() {
        then(Barcode.svg("<b>\"'").orElseThrow())
                .contains("Barcode of &lt;b&gt;&quot;&#39;")
                .doesNotContain("<b>");
    }
}
