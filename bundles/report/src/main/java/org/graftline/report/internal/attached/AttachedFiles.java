package org.graftline.report.internal.attached;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ModelText;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.attached.AttachedFile.Role;
import org.graftline.study.LedgerHead;
import org.graftline.study.Sha256;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The files that a report carries, so that an outsider can run its model again and hold its numbers against the readings. */
public final class AttachedFiles {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AttachedFiles() {}

    /**
     * @param numbersJson the numbers of the tables as a machine reads them
     * @return the files in the order in which a reader wants them; the manifest, last, holds the hashes of the others
     */
    public static List<AttachedFile> of(ReportSource source, String numbersJson) {
        ModelText model = source.analysis().model();
        List<AttachedFile> files = new ArrayList<>();
        files.add(new AttachedFile(
                "readings.csv",
                "text/csv",
                Role.SOURCE,
                "Every reading of the study in its current version",
                ReadingsTable.csv(source.data())));
        if (!model.tableCsv().isEmpty()) {
            files.add(new AttachedFile(
                    "data.csv", "text/csv", Role.DATA, "The rows the model was fitted to", model.tableCsv()));
            files.add(new AttachedFile(
                    "model.json",
                    "application/json",
                    Role.SOURCE,
                    "The model, for graftline fit --model model.json --data data.csv",
                    model.specificationJson()));
            files.add(new AttachedFile(
                    "model.R", "text/plain", Role.SUPPLEMENT, "The same model for nlme in R", model.nlmeScript()));
            files.add(new AttachedFile(
                    "model.sas",
                    "text/plain",
                    Role.SUPPLEMENT,
                    "The same model for SAS PROC MIXED",
                    model.mixedScript()));
        }
        files.add(new AttachedFile(
                "numbers.json",
                "application/json",
                Role.DATA,
                "Every row of the tables as printed, with whole values and where they come from",
                numbersJson));
        files.add(new AttachedFile(
                "manifest.json",
                "application/json",
                Role.SUPPLEMENT,
                "What the other files hash to, and where the readings stand in the ledger",
                manifest(source, files)));
        return List.copyOf(files);
    }

    private static String manifest(ReportSource source, List<AttachedFile> files) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("study", source.data().study().code().value());
        manifest.put("snapshotSha256", source.data().sha256());
        LedgerHead head = source.data().ledgerHead();
        if (head != null) {
            manifest.putObject("ledger")
                    .put("chain", "study:" + source.data().study().code())
                    .put("position", head.position())
                    .put("sha256", head.hash());
        }
        GrowthAnalysis.Window window = source.analysis().window();
        ObjectNode analyzed = manifest.putObject("window");
        if (Double.isFinite(window.fromDay())) {
            analyzed.put("fromDay", window.fromDay()).put("toDay", window.toDay());
        }
        if (Double.isFinite(window.limitMm3())) {
            analyzed.put("limitMm3", window.limitMm3());
        }
        manifest.put("degreesOfFreedom", source.analysis().fit().dfMethod());
        ArrayNode versions = manifest.putArray("versions");
        source.versions().forEach(versions::add);
        ArrayNode list = manifest.putArray("files");
        for (AttachedFile file : files) {
            list.addObject()
                    .put("name", file.name())
                    .put("bytes", file.bytes().length)
                    .put("sha256", Sha256.of(file.text()));
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
    }
}
