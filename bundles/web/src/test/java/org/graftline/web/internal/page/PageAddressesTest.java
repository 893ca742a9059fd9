package org.graftline.web.internal.page;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageAddressesTest {
    private static final Pattern FIRST_PART = Pattern.compile("parts\\[0] === '([a-z-]+)'");

    @Test
    void every_address_that_the_pages_know_is_answered_when_somebody_types_it() throws IOException {
        try (InputStream in = Objects.requireNonNull(PageRegistration.class.getResourceAsStream("assets/app.js"))) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            then(FIRST_PART.matcher(script).results().map((MatchResult found) -> "/" + found.group(1)))
                    .isNotEmpty()
                    .isSubsetOf(PageRegistration.pages());
        }
    }
}
