package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.LikelihoodInference;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.likelihood.LikelihoodProfile;
import org.graftline.mixedmodel.likelihood.ProfileInterval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Profile intervals of lme4, which interpolates its profile by splines. */
class ProfileReferenceTest {
    /** Of the width of the interval. */
    private static final double TOLERANCE = 5e-4;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"sleepstudy", "orthodont", "pastes", "oats", "hba1c"})
    void profile_intervals_agree_with_the_peer(String name) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), name);
        JsonNode peer = JsonMapper.builder()
                .build()
                .readTree(
                        reference.get().resolve(name).resolve("inference.json").toFile())
                .get("profile");
        assertThat(peer.get("method").asString()).isEqualTo("ML");
        Fit fit = MixedModel.fit(given.model().toBuilder().method(Method.ML).build(), given.data());

        LikelihoodProfile profile = LikelihoodInference.profile(fit, given.data());

        List<String> bad = new ArrayList<>();
        int compared = 0;
        for (JsonNode want : peer.get("intervals")) {
            String parameter = ours(want.get("parameter").asString());
            ProfileInterval got = profile.interval(parameter).orElseThrow(() -> new AssertionError(parameter));
            if (got.kind() == ProfileInterval.Kind.CORRELATION && someDeviationMayBeZero(profile, got.name())) {
                // Without one of the two effects every correlation has the same likelihood, so all are inside.
                assertThat(got.lower()).isEqualTo(-1);
                assertThat(got.upper()).isEqualTo(1);
                compared += 2;
                continue;
            }
            double width = got.upper() - got.lower();
            if (want.get("lower").isNumber() && want.get("upper").isNumber()) {
                compare(parameter + " lower", got.lower(), want.get("lower"), width, bad);
                compare(parameter + " upper", got.upper(), want.get("upper"), width, bad);
                compared += 2;
            } else {
                // The peer's profile broke off; the end it has is too narrow where a likelihood inside the limit lies
                // beyond it.
                assertThat(got.lower()).isLessThan(want.get("lower").asDouble());
            }
        }
        assertThat(bad).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(2 * peer.get("intervals").size() - 2);
    }

    private static boolean someDeviationMayBeZero(LikelihoodProfile profile, String correlation) {
        String[] words = correlation.split(" ", -1);
        return profile.interval("sd %s %s".formatted(words[1], words[2]))
                                .orElseThrow()
                                .lower()
                        == 0
                || profile.interval("sd %s %s".formatted(words[1], words[3]))
                                .orElseThrow()
                                .lower()
                        == 0;
    }

    private static void compare(String what, double got, JsonNode want, double width, List<String> bad) {
        if (!(Math.abs(got - want.asDouble()) <= TOLERANCE * width)) {
            bad.add("%s is %s, lme4 has %s".formatted(what, got, want));
        }
    }

    private static String ours(String peer) {
        if (peer.equals("sigma")) {
            return peer;
        }
        int bar = peer.indexOf('|');
        if (peer.startsWith("sd_")) {
            return "sd %s %s".formatted(peer.substring(bar + 1), peer.substring(3, bar));
        }
        if (peer.startsWith("cor_")) {
            int dot = peer.indexOf(".(");
            return "cor %s %s %s"
                    .formatted(peer.substring(bar + 1), peer.substring(dot + 1, bar), peer.substring(4, dot));
        }
        return "fixed " + peer;
    }
}
