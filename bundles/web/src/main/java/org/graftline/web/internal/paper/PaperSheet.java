package org.graftline.web.internal.paper;

import java.util.List;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.Board;
import org.graftline.study.bench.Board.Animal;
import org.jspecify.annotations.Nullable;

/** A worksheet to be filled in by hand: a line for each mouse in the order of the cages, and empty boxes. No earlier value, no arm. */
final class PaperSheet {
    private PaperSheet() {}

    /**
     * @param animals in the order of racks and cages
     * @param session whose sheet it is; null for one that is printed before anybody opens a session
     */
    static String of(Board board, List<Animal> animals, @Nullable BenchSession session) {
        StringBuilder out = new StringBuilder("<main>\n<header class=\"sheet\"><div><h1>")
                .append(Html.escaped(board.study().code().value()))
                .append(" · worksheet</h1><p>")
                .append(Html.escaped(board.study().title()))
                .append("</p><p>")
                .append(
                        session == null
                                ? "Study day ________"
                                : "Study day " + session.day().text())
                .append(animals.size() == 1 ? " · 1 mouse" : " · " + animals.size() + " mice")
                .append("</p></div>");
        if (session != null) {
            String uuid = session.session().toString();
            out.append("<div class=\"session\">")
                    .append(Barcode.svg(uuid).orElse(""))
                    .append("<span>")
                    .append(uuid)
                    .append("</span></div>");
        }
        out.append("</header>\n<dl class=\"lines\">");
        for (String line : List.of("Written by", "Date", "Begun at", "Ended at", "Caliper", "Balance")) {
            out.append("<div><dt>").append(line).append("</dt><dd></dd></div>");
        }
        out.append("""
                </dl>
                <table class="boxes"><thead><tr><th>Cage</th><th>Mouse</th><th>Tag</th><th>Tumor</th>\
                <th>Length<br>mm</th><th>Width<br>mm</th><th>Weight<br>g</th><th>Score</th><th>Time</th><th>Remarks</th></tr></thead>
                """);
        animals.forEach(animal -> mouse(out, animal));
        return out.append("""
                        </table>
                        <p class="how">A blank is no value. Not palpable: write NP. Below what can be measured: TS. Not measured: NM and why. \
                        Strike an error through and write the right value beside it, with initials.</p>
                        <p class="signed">Signature <span></span> Typed in by <span></span> on <span></span></p>
                        </main>
                        """).toString();
    }

    private static void mouse(StringBuilder out, Animal animal) {
        List<TumorSite> tumors = animal.tumors().isEmpty() ? List.of(Tumor.ONLY) : animal.tumors();
        String rows = tumors.size() == 1 ? "" : " rowspan=\"%d\"".formatted(tumors.size());
        String tag = CageCards.tag(animal);
        out.append("<tbody>");
        for (int i = 0; i < tumors.size(); i++) {
            out.append("<tr>");
            if (i == 0) {
                out.append("<td%s>".formatted(rows))
                        .append(animal.cage() == null ? "" : Html.escaped(animal.cage()))
                        .append("</td><th scope=\"row\"%s>".formatted(rows))
                        .append(Html.escaped(animal.mouse().value()))
                        .append("</th><td class=\"tag\"%s>".formatted(rows))
                        .append(Barcode.svg(tag).orElse(""))
                        .append("<span>")
                        .append(Html.escaped(tag))
                        .append("</span></td>");
            }
            out.append("<td>")
                    .append(
                            tumors.get(i).equals(Tumor.ONLY)
                                    ? ""
                                    : Html.escaped(tumors.get(i).value()))
                    .append("</td><td class=\"box\"></td><td class=\"box\"></td>");
            if (i == 0) {
                out.append("<td class=\"box\"%s></td>".formatted(rows));
            }
            out.append("<td class=\"box\"></td>");
            if (i == 0) {
                out.append("<td class=\"box\"%s></td><td class=\"box wide\"%s></td>".formatted(rows, rows));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n");
    }
}
