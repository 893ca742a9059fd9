package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.PreviewTable;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;
import org.jspecify.annotations.Nullable;

/** What was found on the way through one file. Keeps the first of each kind and counts the others. Not for several threads. */
public final class Findings {
    /** Enough to see the pattern; the hundredth of a kind tells nobody more. */
    static final int KEPT_OF_A_KIND = 10;

    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_SENTENCE = 1_000;

    private final String file;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final List<RowProblem> marks = new ArrayList<>();
    private final Set<Integer> markedLines = new HashSet<>();

    private static final class Kind {
        private final List<RowProblem> kept = new ArrayList<>();
        private int count;
        private @Nullable RowProblem last;
    }

    /** @param file name that the problems carry */
    public Findings(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** Adds problems that others found, those of one column and severity as one kind, and those of the whole file as one. */
    public void addAll(List<RowProblem> problems) {
        problems.forEach(
                problem -> add(problem.severity() + " " + (problem.line() == 0 ? "file" : problem.column()), problem));
    }

    /** Adds an error about the file as a whole. */
    public void fileError(String kind, String sentence) {
        add(kind, new RowProblem(file, 0, null, null, Severity.ERROR, sentence));
    }

    /** Adds a warning about the file as a whole. */
    public void fileWarning(String kind, String sentence) {
        add(kind, new RowProblem(file, 0, null, null, Severity.WARNING, sentence));
    }

    void error(String kind, Look look, @Nullable ImportField field, String sentence) {
        add(kind, problem(look, field, Severity.ERROR, sentence));
    }

    void warning(String kind, Look look, @Nullable ImportField field, String sentence) {
        add(kind, problem(look, field, Severity.WARNING, sentence));
    }

    /** Adds a concern about a reading, at its line. */
    public void concern(String rule, int line, String sentence) {
        add("rule " + rule, new RowProblem(file, line, null, null, Severity.WARNING, sentence));
    }

    private RowProblem problem(Look look, @Nullable ImportField field, Severity severity, String sentence) {
        return new RowProblem(
                file,
                look.line(),
                field == null ? null : look.header(field),
                field == null ? null : shortened(look.text(field)),
                severity,
                sentence.length() > LONGEST_SENTENCE ? sentence.substring(0, LONGEST_SENTENCE) + "…" : sentence);
    }

    /** A page of text in a cell is named by its beginning. */
    private static @Nullable String shortened(@Nullable String cell) {
        return cell == null || cell.length() <= LONGEST_VALUE
                ? cell
                : cell.substring(0, LONGEST_VALUE) + "… (%,d characters)".formatted(cell.length());
    }

    /** Adds a problem; problems of one kind beyond the first few are counted only. */
    public void add(String kind, RowProblem problem) {
        Kind of = kinds.computeIfAbsent(kind, k -> new Kind());
        if (problem.equals(of.last)) {
            return; // a row of many days says it once
        }
        of.last = problem;
        of.count++;
        if (problem.line() > 0) {
            markedLines.add(problem.line());
            if (marks.size() < PreviewTable.MOST_MARKS) {
                marks.add(problem);
            }
        }
        if (of.kept.size() < KEPT_OF_A_KIND) {
            of.kept.add(problem);
        }
    }

    /** All problems of rows, by line, however many are of one kind. */
    List<RowProblem> marks() {
        return marks.stream().sorted(Comparator.comparingInt(RowProblem::line)).toList();
    }

    Set<Integer> markedLines() {
        return markedLines;
    }

    /** @return the kept problems by line, and behind them a line for each kind that had more */
    public List<RowProblem> all() {
        List<RowProblem> all = new ArrayList<>();
        kinds.values().forEach(kind -> all.addAll(kind.kept));
        all.sort(Comparator.comparingInt(RowProblem::line));
        for (Kind kind : kinds.values()) {
            if (kind.count > kind.kept.size()) {
                RowProblem first = kind.kept.get(0);
                all.add(new RowProblem(
                        file,
                        0,
                        first.column(),
                        null,
                        first.severity(),
                        "%,d more like %s (%,d in all)."
                                .formatted(
                                        kind.count - kind.kept.size(),
                                        first.line() == 0 ? "these" : "the one in line " + first.line(),
                                        kind.count)));
            }
        }
        return all;
    }
}
