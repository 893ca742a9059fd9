package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_written_with_its_folders_and_nothing_is_left_beside_it() throws IOException {
        Path file = folder.resolve("a/b/result.json");

        OutputFile.write(file, "{\"n\": 1}");

        assertThat(file).hasContent("{\"n\": 1}");
        assertThat(file.getParent()).isDirectoryNotContaining(f -> !f.equals(file));
    }

    @Test
    void a_file_that_cannot_be_written_is_named() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("obstacle"), "");

        assertThatThrownBy(() -> OutputFile.write(obstacle.resolve("result.json"), "x"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("result.json");
        assertThatThrownBy(() -> OutputFile.write(folder, "x")).hasMessageContaining("is a folder");
    }
}
