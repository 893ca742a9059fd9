package org.graftline.cases.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The cases inside this bundle. */
public final class ShippedCases {
    private static final String FOLDER = "shipped/";
    private static final List<String> FILES = List.of("model.json", "data.csv", "expected.json");

    private ShippedCases() {}

    /**
     * Lays the cases out as a folder of cases, for anybody to read and to fit elsewhere.
     *
     * @throws IOException if they cannot be written
     */
    public static void copy(Path cases) throws IOException {
        for (String name : names()) {
            Path folder = Files.createDirectories(cases.resolve(name));
            for (String file : FILES) {
                try (InputStream in = open(name + "/" + file)) {
                    Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static List<String> names() throws IOException {
        try (InputStream in = open("names.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream in = ShippedCases.class.getResourceAsStream(FOLDER + path);
        if (in == null) {
            throw new FileNotFoundException("shipped case file " + path);
        }
        return in;
    }
}
