package org.graftline.mixedmodel.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One folder of the reference: data, model, and what the peer said. */
public record ReferenceCase(String name, ModelSpec model, DataTable data, JsonNode expected) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads a case of the reference folder. */
    public static ReferenceCase read(Path reference, String name) {
        Path folder = reference.resolve(name);
        JsonNode model = JSON.readTree(folder.resolve("model.json").toFile());
        return new ReferenceCase(
                name,
                model(model),
                table(folder.resolve("data.csv")),
                JSON.readTree(folder.resolve("expected.json").toFile()));
    }

    /** Whether a case is one Gaussian response, which the linear mixed model answers. */
    static boolean isGaussian(Path reference, String name) {
        JsonNode model =
                JSON.readTree(reference.resolve(name).resolve("model.json").toFile());
        return !model.has("responses")
                && model.path("family").asString("gaussian").equals("gaussian");
    }

    private static ModelSpec model(JsonNode m) {
        ModelSpec.Builder b =
                ModelSpec.of(m.get("response").asString(), m.get("fixed").asString());
        m.get("levels").forEach(l -> b.level(l.asString()));
        m.get("random")
                .forEach(r -> b.random(new RandomTerm(
                        r.get("level").asString(),
                        r.get("formula").asString(),
                        CovarianceStructure.valueOf(
                                r.get("structure").asString().toUpperCase(Locale.ROOT)))));
        m.get("factors").properties().forEach(f -> {
            List<String> levels = new ArrayList<>();
            f.getValue().forEach(l -> levels.add(l.asString()));
            b.factor(f.getKey(), levels);
        });
        b.variance(variance(m.get("variance"))).correlation(correlation(m.get("correlation")));
        return b.method(Method.valueOf(m.get("method").asString())).build();
    }

    private static VarianceModel variance(JsonNode v) {
        @Nullable String by = text(v, "by");
        return switch (v.get("kind").asString()) {
            case "constant" -> VarianceModel.constant();
            case "ident" -> VarianceModel.ident(v.get("by").asString());
            case "exp" -> new VarianceModel.Exponential(covariate(v), by);
            case "power" -> new VarianceModel.Power(covariate(v), by);
            case "constPower" -> new VarianceModel.ConstPower(covariate(v), by);
            case "fixed" -> VarianceModel.fixed(v.get("covariate").asString());
            case "comb" -> {
                List<VarianceModel> parts = new ArrayList<>();
                v.get("parts").forEach(part -> parts.add(variance(part)));
                yield VarianceModel.comb(parts);
            }
            default -> throw new IllegalArgumentException(v.toString());
        };
    }

    private static VarianceCovariate covariate(JsonNode v) {
        String name = v.get("covariate").asString();
        return name.equals("fitted") ? VarianceCovariate.fitted() : VarianceCovariate.column(name);
    }

    private static CorrelationModel correlation(JsonNode c) {
        return switch (c.get("kind").asString()) {
            case "none" -> CorrelationModel.none();
            case "ar1" -> new CorrelationModel.Autoregressive(text(c, "time"), text(c, "within"), null);
            case "car1" -> CorrelationModel.car1(c.get("time").asString(), text(c, "within"));
            case "compoundSymmetry" -> CorrelationModel.compoundSymmetry(text(c, "within"));
            default -> throw new IllegalArgumentException(c.toString());
        };
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.get(key).isNull() ? null : node.get(key).asString();
    }

    static DataTable table(Path file) {
        List<NamedCsvRecord> rows;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows = reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataTable.Builder table = DataTable.builder();
        for (String column : rows.get(0).getHeader()) {
            @Nullable String[] texts = new @Nullable String[rows.size()];
            double[] numbers = new double[rows.size()];
            boolean numeric = true;
            for (int i = 0; i < texts.length; i++) {
                String t = rows.get(i).getField(column);
                boolean missing = t.isEmpty() || t.equals("NA");
                texts[i] = missing ? null : t;
                numbers[i] = Double.NaN;
                if (!missing && numeric) {
                    try {
                        numbers[i] = Double.parseDouble(t);
                    } catch (NumberFormatException e) {
                        numeric = false;
                    }
                }
            }
            if (numeric) {
                table.numbers(column, numbers);
            } else {
                table.texts(column, texts);
            }
        }
        return table.build();
    }

    @Override
    public String toString() {
        return name;
    }
}
