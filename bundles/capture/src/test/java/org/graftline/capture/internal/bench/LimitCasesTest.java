package org.graftline.capture.internal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.ProtocolLimit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The limits of the protocol, by the cases that a browser without a network is tested with too. */
class LimitCasesTest {
    static Stream<Arguments> cases() throws Exception {
        try (InputStream in = Objects.requireNonNull(ProtocolLimit.class.getResourceAsStream("limit-cases.json"))) {
            JsonNode all = new ObjectMapper().readTree(in.readAllBytes());
            return StreamSupport.stream(all.spliterator(), false)
                    .map(one -> Arguments.of(one.get("name").stringValue(), one));
        }
    }

    @Test
    void every_quantity_has_a_case_that_reaches_it() throws Exception {
        List<String> reached = cases().flatMap(arguments -> StreamSupport.stream(
                        ((JsonNode) arguments.get()[1]).get("reached").spliterator(), false))
                .map(one -> one.get("quantity").stringValue())
                .toList();

        assertThat(reached)
                .contains(Stream.of(ProtocolLimit.Quantity.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void limits_are_reached_as_the_case_says(String name, JsonNode one) {
        List<ProtocolLimit> limits = StreamSupport.stream(one.get("limits").spliterator(), false)
                .map(limit -> CaptureRules.limit(limit.stringValue()))
                .toList();
        JsonNode known = one.get("known");

        List<LimitCheck.Reached> reached = LimitCheck.of(
                limits,
                reading(one.get("reading")),
                new LimitCheck.Known(
                        known.get("otherVolumesMm3").doubleValue(),
                        number(known.get("baselineG")),
                        number(known.get("peakG")),
                        number(known.path("weightG"))));

        assertThat(reached)
                .as(name)
                .extracting(r -> r.limit().quantity() + " " + r.limit().tier() + " "
                        + r.limit().threshold() + ": " + r.value() + ". " + alert(r).sentence())
                .containsExactlyElementsOf(
                        StreamSupport.stream(one.get("reached").spliterator(), false)
                                .map(r -> r.get("quantity").stringValue() + " "
                                        + r.get("tier").stringValue() + " "
                                        + r.get("threshold").stringValue() + ": "
                                        + r.get("value").stringValue() + ". "
                                        + r.get("sentence").stringValue())
                                .toList());
    }

    private static Alert alert(LimitCheck.Reached reached) {
        return new Alert(
                new UUID(0, 1),
                1,
                new StudyCode("S1"),
                new MouseId("M1"),
                reached.limit(),
                reached.value(),
                Instant.EPOCH);
    }

    private static Reading reading(JsonNode sent) {
        Endpoint endpoint = Endpoint.valueOf(sent.get("endpoint").stringValue());
        Reading.Builder reading = Reading.of(
                        new UUID(0, 1),
                        new StudyCode("S1"),
                        new MouseId("M1"),
                        endpoint,
                        new StudyDay(1),
                        Instant.EPOCH)
                .site(
                        endpoint == Endpoint.BODY_WEIGHT || endpoint == Endpoint.BODY_CONDITION_SCORE
                                ? null
                                : Tumor.ONLY);
        if (sent.get("value").isNull()) {
            return reading.withoutValue(ReadingStatus.TOO_SMALL).build();
        }
        Diameters diameters = sent.has("lengthMm")
                ? new Diameters(
                        new Decimal(sent.get("lengthMm").stringValue()),
                        new Decimal(sent.get("widthMm").stringValue()),
                        null)
                : null;
        return reading.measured(new Decimal(sent.get("value").stringValue()), null, diameters)
                .build();
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node.doubleValue();
    }
}
