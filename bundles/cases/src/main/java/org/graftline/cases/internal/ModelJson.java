package org.graftline.cases.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graftline.cases.CaseModel;
import org.graftline.cases.MalformedCaseException;
import org.graftline.cases.UnavailableCaseException;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads {@code model.json}, key by key. */
public final class ModelJson {
    private ModelJson() {}

    /** Reads a file; see {@link CaseModel#read}. */
    public static CaseModel read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new MalformedCaseException(
                    "%s cannot be read (%s). Give the path of a model.json.".formatted(file, reason(e)), e);
        }
    }

    static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "no such file"
                : e instanceof java.nio.charset.CharacterCodingException
                        ? "not UTF-8 text"
                        : String.valueOf(e.getMessage());
    }

    /** Reads a text; see {@link CaseModel#parse}. */
    public static CaseModel parse(String json, String origin) {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new MalformedCaseException(
                    "%s is not JSON%s: %s. Correct it there.".formatted(origin, place(e), e.getOriginalMessage()), e);
        }
        JsonObject model = JsonObject.of(root, origin);
        model.allow(
                "case title data rows note response responses perResponse fixed levels random variance correlation method"
                        + " family link trials contrasts factors");
        refuseWhatIsMissing(model);
        ModelSpec.Builder spec = ModelSpec.of(model.text("response"), model.text("fixed"))
                .levels(model.texts("levels"))
                .variance(
                        model.has("variance")
                                ? VarianceJson.read(model.object("variance"))
                                : org.graftline.mixedmodel.variance.VarianceModel.constant())
                .method(model.choice("method", "REML", List.of("REML", "ML")).equals("ML") ? Method.ML : Method.REML);
        for (JsonObject term : model.objects("random")) {
            spec.random(randomTerm(term));
        }
        if (model.has("correlation")) {
            spec.correlation(correlation(model.object("correlation")));
        }
        if (model.has("factors")) {
            JsonObject factors = model.object("factors");
            factors.keys().forEach(f -> spec.factor(f, factors.texts(f)));
        }
        return new CaseModel(
                model.textOr("case", ""), model.textOr("title", ""), model.textOr("data", "data.csv"), spec.build());
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? "" // a limit on nesting knows none
                : " at line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private static void refuseWhatIsMissing(JsonObject model) {
        if (model.has("responses") || model.has("perResponse")) {
            throw new UnavailableCaseException(
                    "%s asks for one fit per column ('responses'), which is not available yet in this version. Name one column as 'response'."
                            .formatted(model.origin()));
        }
        String family =
                model.choice("family", "gaussian", List.of("gaussian", "binomial", "poisson", "negativeBinomial"));
        if (!family.equals("gaussian") || model.has("trials") || model.has("link")) {
            throw new UnavailableCaseException(
                    "%s asks for family '%s', a generalized model, which is not available yet in this version. This version fits family 'gaussian' without 'link' and 'trials'."
                            .formatted(model.origin(), family));
        }
        model.choice("contrasts", "treatment", List.of("treatment"));
    }

    private static RandomTerm randomTerm(JsonObject term) {
        term.allow("level formula structure by");
        String structure = term.choice("structure", "unstructured", List.of("unstructured", "diagonal", "identity"));
        return new RandomTerm(
                term.text("level"),
                term.text("formula"),
                switch (structure) {
                    case "diagonal" -> CovarianceStructure.DIAGONAL;
                    case "identity" -> CovarianceStructure.IDENTITY;
                    default -> CovarianceStructure.UNSTRUCTURED;
                },
                term.textOrNull("by"));
    }

    /** The known value of a correlation's parameter; null when it is estimated. */
    private static @Nullable Double held(JsonObject correlation, String name) {
        if (!correlation.has("parameters")) {
            return null;
        }
        JsonObject parameters = correlation.object("parameters");
        parameters.allow(name);
        return parameters.numberOrNull(name);
    }

    private static CorrelationModel correlation(JsonObject c) {
        c.allow("kind time within parameters");
        String kind = c.choice("kind", "none", List.of("none", "ar1", "car1", "compoundSymmetry"));
        return switch (kind) {
            case "ar1" ->
                new CorrelationModel.Autoregressive(c.textOrNull("time"), c.textOrNull("within"), held(c, "Phi"));
            case "car1" ->
                new CorrelationModel.ContinuousAutoregressive(c.text("time"), c.textOrNull("within"), held(c, "Phi"));
            case "compoundSymmetry" -> new CorrelationModel.CompoundSymmetry(c.textOrNull("within"), held(c, "Rho"));
            default -> CorrelationModel.none();
        };
    }
}
