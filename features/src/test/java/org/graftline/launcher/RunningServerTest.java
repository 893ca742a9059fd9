package org.graftline.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server;
    private String answer = "";
    private String asked = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/command", exchange -> {
            asked = exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(asked.startsWith("Bearer secret ") ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/port"), server.getAddress().getPort() + "\n");
        Files.writeString(home.resolve("run/command.token"), "secret\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_words_go_out_as_typed_with_the_directory_they_were_typed_in() throws Exception {
        answer = "{\"exit\":0}\n";

        run("import", "--study", "a \"b\" ü");

        assertThat(asked)
                .isEqualTo("Bearer secret {\"words\":[\"import\",\"--study\",\"a \\\"b\\\" ü\"],"
                        + "\"workingDirectory\":\"/work dir\"}");
    }

    @Test
    void output_errors_and_exit_code_come_back() throws Exception {
        answer = "{\"out\":\"12 mm³\"}\n{\"err\":\"one \\\"row\\\" is wrong\"}\n{\"exit\":1}\n";

        assertThat(run("verify-audit")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("12 mm³\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("one \"row\" is wrong\n");
    }

    @Test
    void an_answer_without_end_is_a_failure() {
        answer = "{\"out\":\"half\"}\n";

        assertThatThrownBy(() -> run("verify-audit")).isInstanceOf(LaunchException.class);
    }

    @Test
    void a_process_that_does_not_take_the_token_is_said_to_have_the_home() throws IOException {
        Files.writeString(home.resolve("run/command.token"), "another");

        assertThatThrownBy(() -> run("verify-audit"))
                .hasMessageContaining(home.toString())
                .hasMessageContaining("in use by another Graftline process");
    }

    @Test
    void a_home_without_a_server_is_said_to_be_in_use() throws IOException {
        Files.delete(home.resolve("run/port"));

        assertThatThrownBy(() -> RunningServer.of(home)).hasMessageContaining("in use by another Graftline process");
    }

    private int run(String... words) throws LaunchException, InterruptedException {
        return RunningServer.of(home)
                .run(
                        List.of(words),
                        Path.of("/work dir"),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
