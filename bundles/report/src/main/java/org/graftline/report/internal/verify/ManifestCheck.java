package org.graftline.report.internal.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.graftline.study.Sha256;
import tools.jackson.databind.JsonNode;

/** Whether the files inside are those that the manifest lists. */
final class ManifestCheck {
    private ManifestCheck() {}

    static void check(PrintedReport report, JsonNode manifest, Findings findings) {
        List<String> problems = new ArrayList<>();
        TreeSet<String> unlisted = new TreeSet<>(report.files().keySet());
        unlisted.remove("manifest.json");
        for (JsonNode file : manifest.path("files")) {
            String name = file.path("name").asString("");
            Optional<String> content = report.file(name);
            unlisted.remove(name);
            if (content.isEmpty()) {
                problems.add("The manifest lists %s, which is not in the document.".formatted(name));
            } else if (!Sha256.of(content.get()).equals(file.path("sha256").asString(""))) {
                problems.add("%s was changed: it does not hash to what the manifest says.".formatted(name));
            }
        }
        unlisted.forEach(name -> problems.add("%s is in the document, but not in its manifest.".formatted(name)));
        String snapshot = manifest.path("snapshotSha256").asString("none");
        if (!report.text().contains(snapshot)) {
            problems.add("The hash of the data in the manifest, %s…, is not the one on the page."
                    .formatted(snapshot.substring(0, Math.min(12, snapshot.length()))));
        }
        String head = manifest.path("ledger").path("sha256").asString("");
        if (!report.text().contains(head)) {
            problems.add("The ledger entry in the manifest is not the one on the page.");
        }
        String plan = manifest.path("plan").path("sha256").asString("none");
        String kept =
                report.file(manifest.path("plan").path("file").asString("")).orElse("");
        if (!Sha256.of(kept).equals(plan)) {
            problems.add("The analysis plan in the document is not the one that the manifest names.");
        }
        if (!report.text().contains(plan)) {
            problems.add("The hash of the analysis plan in the manifest, %s…, is not the one on the page."
                    .formatted(plan.substring(0, Math.min(12, plan.length()))));
        }
        findings.conclude(
                problems,
                "%d files inside hash to what the manifest says, and the manifest names the data and the analysis plan that the page names."
                        .formatted(report.files().size() - 1));
    }
}
