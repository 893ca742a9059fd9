package org.graftline.store.internal.audit;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.Chain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heads of the ledger kept outside the database, one line per commit: chain, position, hash. Who cuts the tail off a chain, or
 * writes a chain anew, has to find this file too. Safe for many threads.
 *
 * <p>A commit that is in the database is not taken back because this file cannot be written: the act is kept and acknowledged, the
 * administrator is warned (GL-1004), and the lines wait for the next commit. Heads still missing when the process ends are written
 * when the store opens next.
 */
public final class OutsideHeads {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideHeads.class);

    private static final Pattern LINE = Pattern.compile("(\\S+) (\\d{1,18}) ([0-9a-f]{64})");

    private final Path file;
    private final Runnable durable;
    private final List<String> waiting = new ArrayList<>();

    /**
     * @param file created with the first line, its folder too
     * @param durable returns once every commit before it outlives a power cut, so that no line is ever ahead of the database
     */
    public OutsideHeads(Path file, Runnable durable) {
        this.file = file;
        this.durable = durable;
    }

    /**
     * Adds the line of a commit once the commit itself is durable. The line need not be: what a power cut takes of this file is noted
     * again when the store opens next. Never throws for a file that cannot be written; what {@code durable} throws comes out, and the
     * head is not noted then.
     */
    public synchronized void note(Chain chain, LedgerHead head) {
        durable.run();
        waiting.add(line(chain, head));
        writeWaiting();
    }

    private static String line(Chain chain, LedgerHead head) {
        return chain.name() + " " + head.position() + " " + head.hash() + "\n";
    }

    /**
     * Notes the heads that a process did not come to note before it ended.
     *
     * @param kept the heads that the database keeps, none of them behind what is noted
     */
    public synchronized void catchUp(Map<Chain, LedgerHead> kept) {
        if (!kept.isEmpty() && !Files.exists(file)) {
            LOG.warn(
                    "GL-1006 The file of ledger heads {} is missing and starts anew. What was cut off the ledger before now cannot"
                            + " be noticed: restore the file if there is a backup.",
                    file);
        }
        durable.run();
        Noted noted = read();
        kept.forEach((chain, head) -> {
            if (noted.last(chain).position() < head.position()) {
                waiting.add(line(chain, head));
            }
        });
        writeWaiting();
    }

    /**
     * Begins the file anew with these heads; what it said until now stays beside it under another name.
     *
     * @param kept the heads that the database keeps
     * @param aside where the file goes
     * @throws IOException if the folder cannot be written; the file stands as it did then, or is missing and its content is aside
     */
    public synchronized void beginAnew(Map<Chain, LedgerHead> kept, Path aside) throws IOException {
        durable.run();
        Files.move(file, aside);
        StringBuilder lines = new StringBuilder();
        kept.forEach((chain, head) -> lines.append(line(chain, head)));
        append(lines.toString());
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
            written.getFD().sync();
        }
    }

    private void writeWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            append(String.join("", waiting));
            waiting.clear();
        } catch (IOException failure) {
            LOG.warn(
                    "GL-1004 The ledger heads cannot be written to {} ({}). The records are kept, but a cut ledger could not be"
                            + " noticed: make the file writable; {} lines wait for the next commit.",
                    file,
                    failure.getMessage(),
                    waiting.size());
        }
    }

    /** A FileOutputStream, since an interrupted thread closes a channel and would lose the line. */
    private void append(String lines) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        dropHalfALine();
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What a killed process may leave. Its head is in the database and has been noted again since. */
    private void dropHalfALine() throws IOException {
        if (Files.exists(file)) {
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                long end = out.length();
                while (end > 0 && byteBefore(out, end) != '\n') {
                    end--;
                }
                if (end < out.length()) {
                    out.setLength(end);
                }
            }
        }
    }

    private static int byteBefore(RandomAccessFile in, long position) throws IOException {
        in.seek(position - 1);
        return in.read();
    }

    /** @return what the file says; no heads if there is no file */
    public synchronized Noted read() {
        Map<Chain, List<LedgerHead>> heads = new TreeMap<>();
        List<String> unreadable = new ArrayList<>();
        if (Files.exists(file)) {
            try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                int number = 1;
                for (String line = in.readLine(); line != null; line = in.readLine(), number++) {
                    Matcher words = LINE.matcher(line);
                    if (words.matches()) {
                        heads.computeIfAbsent(new Chain(words.group(1)), chain -> new ArrayList<>())
                                .add(new LedgerHead(Long.parseLong(words.group(2)), words.group(3)));
                    } else if (in.ready()) { // the last line may be half a line, see above
                        unreadable.add("line " + number);
                    }
                }
            } catch (IOException failure) {
                unreadable.add("the file (" + failure.getMessage() + ")");
            }
        }
        return new Noted(heads, unreadable);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /**
     * What the file says.
     *
     * @param heads by chain, in the order of the file
     * @param unreadable the places that are none of ours
     */
    public record Noted(Map<Chain, List<LedgerHead>> heads, List<String> unreadable) {
        /** @return the heads of a chain, in the order of the file */
        public List<LedgerHead> of(Chain chain) {
            return heads.getOrDefault(chain, List.of());
        }

        /** @return the highest head of a chain; {@link LedgerHead#EMPTY} if none is noted */
        LedgerHead last(Chain chain) {
            return of(chain).stream()
                    .max(Comparator.comparingLong(LedgerHead::position))
                    .orElse(LedgerHead.EMPTY);
        }
    }
}
