package org.graftline.store.internal.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.graftline.store.internal.row.Columns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.record.Chain;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * All versions of all rows of a study in one table: as the lines that the ledger hashed, and as CSV.
 *
 * @param handle in a transaction that sees one moment
 * @param chain of the study
 * @param study its code
 * @param table which
 */
record ArchivedTable<R extends VersionedRow, C extends Columns<R>>(
        Handle handle, Chain chain, String study, Table<R, C> table) {
    private static final int FETCHED = 100;

    /** A row and where the ledger has it. */
    private record Kept<C>(C columns, long entry, String sha256) {}

    /**
     * @param folder gets NAME.jsonl and NAME.csv, or nothing where the table has no row of the study
     * @param each sees each row
     * @return how many rows
     * @throws StudyException if a row is not as the ledger has it
     */
    long write(Path folder, Consumer<R> each) throws IOException {
        long stored = handle.createQuery("select count(*) from <table> where <column> = :study")
                .define("table", table.name())
                .define("column", table.studyColumn())
                .bind("study", study)
                .mapTo(Long.class)
                .one();
        if (stored == 0) {
            return 0;
        }
        TreeSet<String> keys = new TreeSet<>();
        TreeSet<String> erasable = new TreeSet<>();
        long[] written = {0};
        Path lines = folder.resolve(table.name() + ".jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(lines, StandardCharsets.UTF_8)) {
            forEach(kept -> {
                R row = kept.columns().row();
                String line = row.canonical().json();
                if (!row.canonical().sha256().equals(kept.sha256())) {
                    throw notAsHashed();
                }
                out.write(line);
                out.write('\n');
                Map<String, String> cells = CanonicalCells.of(line);
                keys.addAll(cells.keySet());
                kept.columns().erasable().forEach(text -> erasable.add(key(cells, text)));
                each.accept(row);
                written[0]++;
            });
        }
        if (written[0] != stored) {
            throw notAsHashed();
        }
        writeCsv(folder.resolve(table.name() + ".csv"), keys, erasable);
        return stored;
    }

    private void writeCsv(Path file, TreeSet<String> keys, TreeSet<String> erasable) throws IOException {
        List<String> header = new ArrayList<>(List.of("ledger_entry", "record_sha256"));
        header.addAll(keys);
        erasable.forEach(key -> header.addAll(List.of(key + "_text", key + "_salt")));
        try (OpenCsv csv = new OpenCsv(file, header)) {
            forEach(kept -> {
                Map<String, String> cells =
                        CanonicalCells.of(kept.columns().row().canonical().json());
                List<@Nullable String> line = new ArrayList<>();
                line.add(Long.toString(kept.entry()));
                line.add(kept.sha256());
                keys.forEach(key -> line.add(cells.get(key)));
                for (String key : erasable) {
                    SaltedText text = kept.columns().erasable().stream()
                            .filter(each -> each.sha256().equals(cells.get(key)))
                            .findFirst()
                            .orElse(null);
                    line.add(text == null ? null : text.text());
                    line.add(text == null ? null : text.salt());
                }
                csv.line(line);
            });
        }
    }

    private static String key(Map<String, String> cells, SaltedText text) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getValue().equals(text.sha256()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a salted text is not part of what is hashed"));
    }

    private StudyException notAsHashed() {
        return new StudyException(
                "Rows of table %s of study '%s' are not as its ledger has them, and no archive is made of such a study. Run verify-audit, which names them."
                        .formatted(table.name(), study));
    }

    private interface Rows<C> {
        void next(Kept<C> row) throws IOException;
    }

    private void forEach(Rows<C> rows) throws IOException {
        try (Stream<Kept<C>> all = handle
                .createQuery("""
                        select t.*, l.position as ledger_entry, l.sha256 as ledger_sha256
                        from ledger_row l join <table> t on t.id = l.row_id and t.version = l.row_version
                        where l.chain = :chain and l.table_name = :table order by l.position, l.ordinal""")
                .define("table", table.name())
                .bind("table", table.name())
                .bind("chain", chain.name())
                .setFetchSize(FETCHED)
                .map((row, context) -> new Kept<>(
                        table.mapper().map(row, context), row.getLong("ledger_entry"), row.getString("ledger_sha256")))
                .stream()) {
            all.forEach(kept -> {
                try {
                    rows.next(kept);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
