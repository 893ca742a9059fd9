package org.graftline.cases;

import java.nio.file.Path;
import org.graftline.cases.internal.ModelJson;
import org.graftline.mixedmodel.ModelSpec;

/**
 * A model as {@code model.json} describes it.
 *
 * @param name key {@code case}; empty when absent
 * @param title key {@code title}; empty when absent
 * @param dataFile key {@code data}, the file name of the rows beside the model; {@code data.csv} when absent
 * @param spec what to fit
 */
public record CaseModel(String name, String title, String dataFile, ModelSpec spec) {
    /**
     * Reads a model.
     *
     * @throws MalformedCaseException if the file cannot be read, is no JSON, or has an unknown key or kind
     * @throws UnavailableCaseException if it asks for something this version cannot do
     * @throws org.graftline.mixedmodel.MixedModelException if the parts do not make a model
     */
    public static CaseModel read(Path file) {
        return ModelJson.read(file);
    }

    /**
     * Reads a model from its text.
     *
     * @param json the text
     * @param origin what messages call it
     */
    public static CaseModel parse(String json, String origin) {
        return ModelJson.parse(json, origin);
    }
}
