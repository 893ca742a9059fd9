package org.graftline.web.internal.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.web.internal.http.Delivery;

/**
 * The service worker, at the root since a worker answers only for addresses below its own. Its text begins with the version and the
 * list of the pages' files, so that a browser sees a new worker whenever a file changed.
 */
public final class WorkerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient byte[] script;

    /** @param pages the addresses of the pages, without wildcards */
    public WorkerServlet(List<String> pages) {
        ShellFiles files = ShellFiles.read();
        String head = "const VERSION = '%s';\nconst PAGES = %s;\nconst FILES = %s;\n"
                .formatted(files.version(), list(pages.stream()), list(files.paths().keySet().stream()));
        byte[] body = Resources.read("assets/bench/sw.js")
                .orElseThrow(() -> new IllegalStateException("The bundle lacks the service worker"));
        script = (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"); // a worker's own policy
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType("text/javascript;charset=utf-8");
        Delivery.send(request, response, script);
    }

    private static String list(Stream<String> texts) {
        return texts.map(text -> "'" + text + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
