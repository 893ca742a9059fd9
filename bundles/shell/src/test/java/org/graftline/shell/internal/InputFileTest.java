package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
    @TempDir
    Path folder;

    @Test
    void a_file_comes_with_its_own_name_and_bytes() throws IOException {
        Path file = Files.writeString(folder.resolve("growth.csv"), "a,b\n");

        assertThat(InputFile.read(file).name()).isEqualTo("growth.csv");
        assertThat(InputFile.read(file).content()).asString().isEqualTo("a,b\n");
    }

    @Test
    void a_missing_file_and_a_folder_are_refused_with_their_names() {
        assertThatThrownBy(() -> InputFile.read(folder.resolve("none.csv")))
                .hasMessageContaining("none.csv")
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> InputFile.read(folder)).hasMessageContaining("it is a folder");
    }

    @Test
    void a_file_larger_than_any_table_is_refused_before_it_is_read() throws IOException {
        Path file = folder.resolve("large.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((256L << 20) + 1);
        }

        assertThatThrownBy(() -> InputFile.read(file))
                .hasMessageContaining("large.csv")
                .hasMessageContaining("at most 256");
    }
}
