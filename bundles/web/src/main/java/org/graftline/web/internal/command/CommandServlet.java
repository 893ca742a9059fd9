package org.graftline.web.internal.command;

import static org.graftline.web.internal.http.RequiredFields.required;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.graftline.study.command.CommandLine;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Failures;
import org.graftline.web.internal.http.Json;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Status;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command that a person typed while this server has the home directory: only from this computer, and only with the token that
 * the owner of the home can read. The answer comes line by line as the command prints: {@code {"out":…}}, {@code {"err":…}}, and last
 * {@code {"exit":n}}.
 */
@Component(service = Servlet.class, immediate = true)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=graftline)")
@HttpWhiteboardServletPattern("/command")
public final class CommandServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CommandServlet.class);
    private static final String SCHEME = "Bearer ";

    private final transient CommandLine commands;
    private final transient RunFolder run;

    /**
     * @param commands runs them
     * @param http tells the port in its property {@code osgi.http.endpoint}
     */
    @Activate
    public CommandServlet(
            @Reference CommandLine commands,
            @Reference(service = HttpServiceRuntime.class) Map<String, Object> http,
            BundleContext context) {
        this(commands, RunFolder.open(home(context), port(http), new SecureRandom()));
    }

    CommandServlet(CommandLine commands, RunFolder run) {
        this.commands = commands;
        this.run = run;
    }

    @Deactivate
    void stop() {
        run.close();
    }

    /** What the launcher sends: the words as typed, and the folder that relative file names refer to. */
    record Command(@Nullable List<String> words, @Nullable String workingDirectory) {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Command command;
        Path folder;
        try {
            requireOwner(request);
            command = new Call(request, response, Map.of(), null, null).json(Command.class);
            required("words", command.words());
            folder = Path.of(required("workingDirectory", command.workingDirectory()));
        } catch (InvalidPathException noPath) {
            refuse(
                    new Refusal(Status.BAD_REQUEST, "The working directory is no path. Send an absolute path."),
                    response);
            return;
        } catch (RuntimeException failure) {
            refuse(failure, response);
            return;
        }
        response.setContentType("application/x-ndjson");
        response.setHeader("Cache-Control", "no-store");
        answer(required("words", command.words()), folder, response.getOutputStream());
    }

    private void answer(List<String> words, Path folder, OutputStream body) {
        try {
            int exit;
            try (PrintStream out = printer("out", body);
                    PrintStream err = printer("err", body)) {
                exit = run(words, folder, out, err);
            }
            send(body, Map.of("exit", exit));
        } catch (LauncherGoneException gone) {
            LOG.info("GL-4002 a command's launcher went away before the command had ended");
        }
    }

    private int run(List<String> words, Path folder, PrintStream out, PrintStream err) {
        try {
            return commands.run(words, folder, out, err);
        } catch (LauncherGoneException gone) {
            throw gone;
        } catch (RuntimeException failure) {
            LOG.error("GL-4001 a command failed", failure);
            err.println(
                    "The command failed because of a fault of Graftline's own. The server's log has it under GL-4001.");
            return 1;
        }
    }

    /** Nobody reads the answer any more. */
    private static final class LauncherGoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LauncherGoneException(IOException cause) {
            super(cause);
        }
    }

    private void requireOwner(HttpServletRequest request) throws Refusal {
        String sent = request.getHeader("Authorization");
        boolean proven = sent != null
                && sent.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        sent.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
                        run.secret().getBytes(StandardCharsets.UTF_8));
        if (!isLoopback(request.getRemoteAddr()) || !proven) {
            throw new Refusal(
                    Status.NOT_ALLOWED,
                    "Commands are taken from this computer only, with the token of the home directory's owner. Use bin/graftline.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // an address in digits: nothing is looked up
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private static PrintStream printer(String key, OutputStream body) {
        return new PrintStream(new LineStream(line -> send(body, Map.of(key, line))), true, StandardCharsets.UTF_8);
    }

    private static void send(OutputStream body, Map<String, Object> line) {
        synchronized (body) {
            try {
                body.write(Json.bytes(line));
                body.write('\n');
                body.flush();
            } catch (IOException gone) {
                throw new LauncherGoneException(gone);
            }
        }
    }

    private static void refuse(RuntimeException failure, HttpServletResponse response) throws IOException {
        Answer answer = Failures.answer(failure, "POST /command", "POST /command");
        response.setStatus(answer.status().code());
        response.setContentType(answer.mediaType());
        response.getOutputStream().write(answer.body());
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty("graftline.home");
        return home == null ? Path.of(System.getProperty("user.home"), ".graftline") : Path.of(home);
    }

    static int port(Map<String, Object> http) {
        Object endpoints = http.get("osgi.http.endpoint");
        List<?> all = endpoints instanceof Object[] several
                ? List.of(several)
                : endpoints instanceof Iterable<?> more ? listed(more) : List.of(String.valueOf(endpoints));
        return all.stream()
                .map(String::valueOf)
                .filter(endpoint -> endpoint.startsWith("http:"))
                .mapToInt(endpoint -> URI.create(endpoint).getPort())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The HTTP service names no http endpoint: " + all));
    }

    private static List<Object> listed(Iterable<?> more) {
        List<Object> all = new java.util.ArrayList<>();
        more.forEach(all::add);
        return all;
    }
}
