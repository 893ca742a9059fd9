package org.graftline.report.internal.section;

import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Facts;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Where every number comes from: files, hashes, ledger, versions, and what it takes to run the model again. */
@Component
@ServiceRanking(100)
public final class ProvenanceSection implements ReportSection {
    @Override
    public String heading() {
        return "Provenance";
    }

    @Override
    public String body(ReportSource source) {
        LedgerHead head = source.data().ledgerHead();
        Facts facts = new Facts()
                .add("Data, SHA-256", source.analysis().dataSha256())
                .add(
                        "Ledger",
                        head == null
                                ? "none: the study was read from a file alone"
                                : "entry " + Numbers.count(head.position()) + ", " + head.hash())
                .add("Made with", String.join("; ", source.versions()))
                .add("Origin of the data", source.data().study().origin());
        Booktabs files = new Booktabs("Files that readings were imported from.")
                .behind(Rows.NOTHING)
                .wide()
                .text("File")
                .number("Bytes")
                .text("SHA-256");
        for (StudyRecords.ImportedFile file : source.files()) {
            files.row(file.name(), Numbers.count(file.bytes()), file.sha256());
        }
        Passage passage = new Passage().markup(facts.xhtml()).table(files);
        return source.analysis().model().tableCsv().isEmpty()
                ? passage.xhtml()
                : passage.heading("To run the model again")
                        .paragraph(
                                "The PDF of this report carries the model (model.json), the rows it was fitted to (data.csv), and the same model for R (model.R) and SAS (model.sas). “graftline fit --model model.json --data data.csv” gives the estimates again.")
                        .xhtml();
    }
}
