package org.graftline.store.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.graftline.store.internal.backup.OwnFiles;
import org.graftline.store.internal.row.Table;
import org.graftline.study.LedgerHead;
import org.graftline.study.Sha256;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.VersionedRow;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Fills a folder with one study. Not for several threads. */
public final class ArchiveWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_NAME = 80;

    private final Handle handle;
    private final Study study;
    private final Chain chain;
    private final Path folder;
    private final List<StudyDocument> reports = new ArrayList<>();

    /**
     * @param handle in a transaction that sees one moment
     * @param study its last version
     * @param folder exists and is empty
     */
    public ArchiveWriter(Handle handle, Study study, Path folder) {
        this.handle = handle;
        this.study = study;
        this.chain = Chain.of(study.code());
        this.folder = folder;
    }

    /** What was written: the end of the chain, rows, files and their bytes. */
    public record Facts(LedgerHead head, long rows, int files, long bytes) {}

    /**
     * @param product the version of Graftline
     * @param at the moment
     * @throws org.graftline.study.StudyException if the study is not as its ledger has it
     */
    public Facts write(String product, Instant at) throws IOException {
        ArchivedChain ledger = new ArchivedChain(handle, chain);
        LedgerHead head = ledger.write(Files.createDirectories(folder.resolve("ledger")));
        Map<String, Long> rows = records();
        people(ledger.people());
        manifest(product, at, head, rows);
        Files.writeString(folder.resolve("README.txt"), readme(head, at));
        Files.writeString(folder.resolve("verify.py"), resource("verify.py"));
        List<Path> files = files();
        StringBuilder sums = new StringBuilder();
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            sums.append(OwnFiles.sha256(file)).append("  ").append(named(file)).append('\n');
        }
        Files.writeString(folder.resolve("SHA256SUMS"), sums);
        return new Facts(
                head, rows.values().stream().mapToLong(Long::longValue).sum(), files.size() + 1, bytes + sums.length());
    }

    private Map<String, Long> records() throws IOException {
        Path records = Files.createDirectories(folder.resolve("records"));
        Map<String, Long> rows = new TreeMap<>();
        List<Table<?, ?>> ofStudies = new ArrayList<>(Table.ALL.stream()
                .filter(table -> !table.studyColumn().isEmpty())
                .toList());
        ofStudies.remove(Table.SOURCE_FILE);
        ofStudies.add(Table.SOURCE_FILE); // behind the documents, which say what is a report
        for (Table<?, ?> table : ofStudies) {
            long written =
                    new ArchivedTable<>(handle, chain, study.code().value(), table).write(records, this::content);
            if (written > 0) {
                rows.put(table.name(), written);
            }
        }
        return rows;
    }

    private void content(VersionedRow row) {
        try {
            if (row instanceof StudyDocument document) {
                if (document.kind() == DocumentKind.REPORT_VERSION) {
                    reports.add(document);
                }
                String name = safe(document.name()) + "-v" + document.version() + ".json";
                write(
                        "documents/" + document.kind() + "/" + name,
                        document.json().getBytes(StandardCharsets.UTF_8));
            } else if (row instanceof SourceFile file) {
                boolean report =
                        reports.stream().anyMatch(version -> version.json().contains(file.sha256()));
                String name = file.sha256().substring(0, 12) + "-" + safe(file.name());
                write((report ? "reports/" : "sources/") + name, file.content());
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    /** A name that every system takes; one that had to be changed is told apart by its hash. */
    private static String safe(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N} ._+()-]", "_").replaceFirst("^[. ]+", "_");
        if (plain.length() > LONGEST_NAME) {
            plain = plain.substring(plain.length() - LONGEST_NAME);
        }
        return plain.equals(name) ? name : Sha256.of(name).substring(0, 8) + "-" + plain;
    }

    private void people(Map<String, String> people) throws IOException {
        try (OpenCsv csv = new OpenCsv(folder.resolve("people.csv"), List.of("person", "name"))) {
            for (Map.Entry<String, String> person : people.entrySet()) {
                csv.line(new ArrayList<>(Arrays.asList(person.getKey(), person.getValue())));
            }
        }
    }

    private void manifest(String product, Instant at, LedgerHead head, Map<String, Long> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("format", "graftline-study-archive");
            json.writeStringProperty("formatVersion", "1");
            json.writeStringProperty("product", product);
            json.writeStringProperty("study", study.code().value());
            json.writeStringProperty("title", study.title());
            json.writeStringProperty("zone", study.zone().getId());
            json.writeStringProperty("at", at.toString());
            json.writeStringProperty("chain", chain.name());
            json.writeNumberProperty("entries", head.position());
            json.writeStringProperty("head", head.hash());
            json.writeObjectPropertyStart("rows");
            rows.forEach(json::writeNumberProperty);
            json.writeEndObject();
            json.writeEndObject();
        }
        Files.writeString(folder.resolve("manifest.json"), text.append('\n').toString());
    }

    private String readme(LedgerHead head, Instant at) throws IOException {
        return resource("README.txt")
                .replace("{study}", study.code().value())
                .replace("{title}", study.title())
                .replace("{zone}", study.zone().getId())
                .replace("{at}", at.toString())
                .replace("{entries}", Long.toString(head.position()))
                .replace("{head}", head.hash());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ArchiveWriter.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String named(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
