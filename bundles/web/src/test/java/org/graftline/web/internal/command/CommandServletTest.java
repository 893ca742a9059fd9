package org.graftline.web.internal.command;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.graftline.study.command.CommandLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandServletTest {
    @TempDir
    Path home;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private CommandLine commands = (words, folder, out, err) -> {
        out.print("half a line, ");
        out.println("µ " + words + " in " + folder.getFileName());
        err.println("a warning");
        out.print("no end");
        return 3;
    };
    private RunFolder run;

    @BeforeEach
    void start() throws Exception {
        run = RunFolder.open(home, 8282, new SecureRandom());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        CommandLine current = (words, folder, out, err) -> commands.run(words, folder, out, err);
        context.addServlet(new ServletHolder(new CommandServlet(current, run)), "/command");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        run.close();
    }

    private HttpResponse<String> post(String authorization, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/command"))
                                .header("Authorization", authorization)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws Exception {
        return "Bearer " + Files.readString(home.resolve("run/command.token")).strip();
    }

    @Test
    void a_command_answers_line_by_line_and_last_with_its_exit_code() throws Exception {
        HttpResponse<String> answer =
                post(token(), "{\"words\":[\"users\",\"list\"],\"workingDirectory\":\"/tmp/work\"}");
        then(answer.statusCode()).isEqualTo(200);
        then(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        then(answer.body().lines())
                .containsExactlyInAnyOrder(
                        "{\"out\":\"half a line, µ [users, list] in work\"}",
                        "{\"err\":\"a warning\"}",
                        "{\"out\":\"no end\"}",
                        "{\"exit\":3}");
        then(answer.body().lines().toList().get(3)).isEqualTo("{\"exit\":3}");
    }

    @Test
    void without_the_token_nothing_runs() throws Exception {
        commands = (words, folder, out, err) -> {
            throw new AssertionError("ran");
        };
        String body = "{\"words\":[\"users\"],\"workingDirectory\":\"/\"}";
        then(post("Bearer " + "0".repeat(64), body).statusCode()).isEqualTo(403);
        then(post("Basic " + run.secret(), body).statusCode()).isEqualTo(403);
        then(post("Bearer ", body).statusCode()).isEqualTo(403);
    }

    @Test
    void a_command_that_breaks_exits_with_1_and_shows_no_stack() throws Exception {
        commands = (words, folder, out, err) -> {
            throw new IllegalStateException("inner secret");
        };
        HttpResponse<String> answer = post(token(), "{\"words\":[],\"workingDirectory\":\"/\"}");
        then(answer.body()).contains("{\"exit\":1}", "GL-4001").doesNotContain("inner secret", "Exception");
    }

    @Test
    void a_body_without_words_is_refused() throws Exception {
        HttpResponse<String> answer = post(token(), "{\"workingDirectory\":\"/\"}");
        then(answer.statusCode()).isEqualTo(400);
        then(answer.body()).contains("lacks the key 'words'");
    }

    @Test
    void only_the_owner_can_read_the_token_and_both_files_go_with_the_server() throws Exception {
        Path token = home.resolve("run/command.token");
        then(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        then(home.resolve("run/port")).hasContent("8282");
        then(Files.readString(token)).matches("[0-9a-f]{64}\n");
        run.close();
        then(home.resolve("run")).isEmptyDirectory();
    }

    @Test
    void a_token_left_by_a_killed_server_is_replaced() throws Exception {
        String old = Files.readString(home.resolve("run/command.token"));
        try (RunFolder next = RunFolder.open(home, 8283, new SecureRandom())) {
            then(next.secret()).isNotEqualTo(old.strip());
            then(home.resolve("run/port")).hasContent("8283");
        }
    }

    @Test
    void the_port_is_read_from_the_endpoints_of_the_http_service() {
        then(CommandServlet.port(Map.of("osgi.http.endpoint", new String[] {"http://127.0.0.1:8282/"})))
                .isEqualTo(8282);
        then(CommandServlet.port(
                        Map.of("osgi.http.endpoint", List.of("https://127.0.0.1:8443/", "http://[::1]:8281/"))))
                .isEqualTo(8281);
    }
}
