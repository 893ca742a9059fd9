package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of docs/manual/roles.md that tests write: between two marks, so that words by hand may stand around it. */
final class ManualSection {
    private static final Path FILE = Path.of("../../docs/manual/roles.md");

    private final String begin;
    private final String end;

    private ManualSection(String name) {
        begin = "<!-- generated: " + name + " -->\n";
        end = "\n<!-- end: " + name + " -->";
    }

    static ManualSection of(String name) {
        return new ManualSection(name);
    }

    /** Fails when the manual says something else; with -Dgraftline.renew=true writes it there instead. */
    void holds(String wanted) throws IOException {
        String text = Files.readString(FILE);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        then(from >= 0 && to > from).as("%s has the marks %s", FILE, begin).isTrue();
        if (Boolean.getBoolean("graftline.renew")) {
            Files.writeString(FILE, text.substring(0, from + begin.length()) + wanted + text.substring(to));
            return;
        }
        then(text.substring(from + begin.length(), to))
                .as(
                        "%s is not what the code does; renew it: mvn -o -pl bundles/web -am verify -Dtest='B1_07_RoleMatrixTest'"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Dgraftline.renew=true",
                        FILE)
                .isEqualTo(wanted);
    }
}
