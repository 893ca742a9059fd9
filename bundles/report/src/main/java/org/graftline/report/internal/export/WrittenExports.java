package org.graftline.report.internal.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graftline.report.FigureName;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.report.export.ExportFormat;
import org.graftline.report.export.ExportedFile;
import org.graftline.report.export.StudyExports;
import org.graftline.study.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the formats that are asked for. */
@Component
public final class WrittenExports implements StudyExports {
    private final Reports reports;

    /** @param reports draws the figures and writes the text */
    @Activate
    public WrittenExports(@Reference Reports reports) {
        this.reports = reports;
    }

    @Override
    public List<ExportedFile> of(ReportSource source, List<ExportFormat> formats) {
        List<ExportedFile> files = new ArrayList<>();
        formats.stream().distinct().forEach(format -> files.addAll(of(source, format)));
        return List.copyOf(files);
    }

    private List<ExportedFile> of(ReportSource source, ExportFormat format) {
        StudyGrids grids = new StudyGrids(source);
        Grid volumes = grids.readings("Volumes", Endpoint.TUMOR_VOLUME);
        Grid weights = grids.readings("Weights", Endpoint.BODY_WEIGHT);
        return switch (format) {
            case CSV ->
                List.of(
                        new ExportedFile("volumes.csv", volumes.csv()),
                        new ExportedFile("weights.csv", weights.csv()),
                        new ExportedFile("mice.csv", grids.mice().csv()));
            case XLSX -> {
                List<Grid> sheets = new ArrayList<>(List.of(grids.study(), grids.mice(), volumes, weights));
                sheets.addAll(grids.wide());
                yield List.of(new ExportedFile("study.xlsx", StudyWorkbook.of(sheets)));
            }
            case PRISM -> prism(grids.wide());
            case FIGURES -> figures(source);
            case DATASET_JSON -> new SendDatasets(source).files();
            case ARRIVE ->
                List.of(new ExportedFile("arrive.csv", Checklists.arrive(source).csv()));
            case PDX_MI ->
                List.of(new ExportedFile("pdx-mi.csv", Checklists.pdxMi(source).csv()));
            case DOCX -> List.of(new ExportedFile("report.docx", docx(source)));
        };
    }

    /** Numbered, since two arms may differ in what a file name cannot hold. */
    private static List<ExportedFile> prism(List<Grid> arms) {
        List<ExportedFile> files = new ArrayList<>();
        for (Grid arm : arms) {
            String name = arm.name().replaceAll("[^A-Za-z0-9._-]+", "-");
            files.add(new ExportedFile("prism-%02d-%s.csv".formatted(files.size() + 1, name), arm.csv()));
        }
        return files;
    }

    private List<ExportedFile> figures(ReportSource source) {
        List<ExportedFile> files = new ArrayList<>();
        for (FigureName figure : FigureName.values()) {
            String svg = reports.figure(source, figure);
            String name = figure.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (!svg.isEmpty()) {
                files.add(new ExportedFile(name + ".svg", svg));
                files.add(new ExportedFile(name + ".png", Raster.of(svg).png()));
            }
        }
        return files;
    }

    private byte[] docx(ReportSource source) {
        LocalDate day =
                LocalDate.ofInstant(source.madeAt(), source.data().study().zone());
        return WordDocument.of(
                reports.html(source),
                "%s · DRAFT of %s, not signed".formatted(source.data().study().code(), day));
    }
}
