package org.graftline.web.internal.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;

/** The manual that came with the installation: Markdown files of one folder, and nothing else of the disk. */
final class HelpApi {
    private static final String SUFFIX = ".md";

    private final Optional<Path> manual;

    /** @param manual the folder; empty where the bundles run without one */
    HelpApi(Optional<Path> manual) {
        this.manual = manual;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/help", this::list).forAnybody(),
                Route.get("/help/{page}", this::page).forAnybody());
    }

    /** The manual's pages in their order; empty where there is none. */
    record Manual(List<Page> pages) {
        Manual {
            pages = List.copyOf(pages);
        }
    }

    /** A page and its first heading. */
    record Page(String name, String title) {}

    private Answer list(Call call) {
        return Answer.ok(new Manual(names().stream()
                .map(name -> new Page(name, title(text(name), name)))
                .toList()));
    }

    private Answer page(Call call) {
        String name = call.value("page");
        if (!names().contains(name)) {
            throw new Refusal(Status.NOT_FOUND, "The manual has no such page. Choose one from the list under Help.");
        }
        return Answer.text("text/markdown", text(name));
    }

    /** The only names that are ever opened: those that the folder lists. */
    private List<String> names() {
        Path folder = manual.filter(Files::isDirectory).orElse(null);
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The manual's folder cannot be listed", unreadable);
        }
    }

    private String text(String name) {
        try {
            return Files.readString(manual.orElseThrow().resolve(name + SUFFIX));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A page of the manual cannot be read", unreadable);
        }
    }

    private static String title(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2).strip())
                .findFirst()
                .orElse(name);
    }
}
