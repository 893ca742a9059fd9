package org.graftline.web.internal.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.DonorId;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Study;
import org.graftline.study.bench.Board;
import org.graftline.study.bench.Board.Animal;

/** Cards for the cages: who lives there, and a barcode of each. An arm is never printed, for nobody. */
final class CageCards {
    private CageCards() {}

    /**
     * @param board the animals in the order of racks and cages
     * @param mice the study's animals, for their donors
     */
    static String of(Board board, List<Mouse> mice) {
        Map<MouseId, DonorId> donors = new LinkedHashMap<>();
        mice.forEach(mouse -> donors.put(mouse.mouse(), mouse.donor()));
        Map<String, List<Animal>> cages = new LinkedHashMap<>();
        for (Animal animal : board.animals()) {
            cages.computeIfAbsent(animal.rack() + "/" + animal.cage(), place -> new ArrayList<>())
                    .add(animal);
        }
        StringBuilder cards = new StringBuilder("<main class=\"cards\">\n");
        cages.values().forEach(cage -> card(cards, board.study(), cage, donors));
        if (cages.isEmpty()) {
            cards.append("<p>No mouse is on the study any more: there is nothing to print.</p>\n");
        }
        return cards.append("</main>\n").toString();
    }

    private static void card(StringBuilder out, Study study, List<Animal> cage, Map<MouseId, DonorId> donors) {
        Animal first = cage.get(0);
        String name = first.cage();
        out.append("<section class=\"card\">\n<header><div><h2>")
                .append(name == null ? "Cage ________" : "Cage " + Html.escaped(name))
                .append("</h2><p>")
                .append(first.rack() == null ? "" : "Rack " + Html.escaped(first.rack()) + " · ")
                .append(cage.size() == 1 ? "1 mouse" : cage.size() + " mice")
                .append("</p></div>")
                .append(name == null ? "" : bars(name))
                .append("</header>\n<p class=\"study\"><b>")
                .append(Html.escaped(study.code().value()))
                .append("</b> ")
                .append(Html.escaped(study.title()))
                .append("</p>\n<table><thead><tr><th>Mouse</th><th>Donor</th><th>Tag</th></tr></thead><tbody>\n");
        for (Animal animal : cage) {
            String tag = tag(animal);
            DonorId donor = donors.get(animal.mouse());
            out.append("<tr><th scope=\"row\">")
                    .append(Html.escaped(animal.mouse().value()))
                    .append("</th><td>")
                    .append(donor == null ? "" : Html.escaped(donor.value()))
                    .append("</td><td class=\"tag\">")
                    .append(bars(tag))
                    .append("<span>")
                    .append(Html.escaped(tag))
                    .append("</span></td></tr>\n");
        }
        out.append("</tbody></table>\n</section>\n");
    }

    /** What a scanner reads on the mouse today: the tag it got last, else its id. */
    static String tag(Animal animal) {
        return animal.tags().isEmpty()
                ? animal.mouse().value()
                : animal.tags().get(animal.tags().size() - 1);
    }

    private static String bars(String text) {
        return Barcode.svg(text).orElse("<small>no barcode: Code 128 cannot write it</small>");
    }
}
