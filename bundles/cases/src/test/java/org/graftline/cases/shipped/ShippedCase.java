package org.graftline.cases.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A case as it is shipped.
 *
 * @param name of its folder
 * @param data the rows, as CSV
 * @param model what to fit, as JSON
 * @param expected the answer and who gave it, as JSON
 */
record ShippedCase(String name, String data, String model, String expected) {
    void write(Path cases) throws IOException {
        Path folder = Files.createDirectories(cases.resolve(name));
        Files.writeString(folder.resolve("data.csv"), data);
        Files.writeString(folder.resolve("model.json"), model);
        Files.writeString(folder.resolve("expected.json"), expected);
    }
}
