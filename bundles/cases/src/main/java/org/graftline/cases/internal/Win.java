package org.graftline.cases.internal;

import java.util.Locale;
import java.util.stream.Collectors;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.Fit;
import tools.jackson.databind.JsonNode;

/**
 * Where our answer is better than the peer's, with its proof. A higher value proves nothing by itself where weights follow the fitted
 * values, since such a value is no maximum; there it counts that the peer's own runs ended apart and that ours is certified.
 */
final class Win {
    private static final double NOTICEABLE = 1e-5;

    private Win() {}

    /** One sentence; empty when there is nothing to say. */
    static String sentence(Fit fit, JsonNode ours, JsonNode peer) {
        if (!fit.converged()) {
            return "";
        }
        double gain = Json.number(ours, "logLik") - Json.number(peer, "logLik");
        if (!peer.path("pseudoLikelihood").asBoolean() && gain > NOTICEABLE) {
            return String.format(
                    Locale.ROOT,
                    "The log-likelihood is %.3g above the peer's. Proof: %s.",
                    gain,
                    proof(fit.certificate()));
        }
        if (peer.path("pseudoLikelihood").asBoolean() && !Agreement.settled(peer)) {
            double spread = Json.number(peer.path("optimizers"), "logLikSpread");
            return String.format(
                    Locale.ROOT,
                    "The peer's runs end %s apart in log-likelihood; ours is a fixed point. Proof: %s.",
                    Double.isNaN(spread) ? "somewhere" : String.format(Locale.ROOT, "%.3g", spread),
                    proof(fit.certificate()));
        }
        return "";
    }

    private static String proof(Certificate certificate) {
        return certificate.checks().stream()
                .map(c -> String.format(
                        Locale.ROOT,
                        "%s%s %.1e",
                        c.test().name().toLowerCase(Locale.ROOT),
                        c.subject().isEmpty() ? "" : " of " + c.subject(),
                        c.value()))
                .collect(Collectors.joining(", ", "", ", after %d restarts".formatted(certificate.restarts())));
    }
}
