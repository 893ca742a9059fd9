package org.graftline.store.internal.audit;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final List<String> waiting = new ArrayList<>();

    /** @param file created with the first line, its folder too */
    public OutsideHeads(Path file) {
        this.file = file;
    }

    /** Adds a line and forces it to the disk. Never throws for a file that cannot be written. */
    public synchronized void note(Chain chain, LedgerHead head) {
        waiting.add(line(chain, head));
        writeWaiting();
    }

    private static String line(Chain chain, LedgerHead head) {
        return chain.name() + " " + head.position() + " " + head.hash() + "\n";
    }

    /**
     * Notes the heads that a process did not come to note before it ended, and warns of a ledger that is shorter than noted.
     *
     * @param kept the heads that the database keeps
     */
    public synchronized void catchUp(Map<Chain, LedgerHead> kept) {
        if (!kept.isEmpty() && !Files.exists(file)) {
            LOG.warn(
                    "GL-1006 The file of ledger heads {} is missing and starts anew. What was cut off the ledger before now cannot"
                            + " be noticed: restore the file if there is a backup.",
                    file);
        }
        Noted noted = read();
        kept.forEach((chain, head) -> {
            if (noted.end(chain) < head.position()) {
                waiting.add(line(chain, head));
            }
        });
        noted.heads().keySet().forEach(chain -> {
            long end = kept.getOrDefault(chain, LedgerHead.EMPTY).position();
            if (end < noted.end(chain)) {
                LOG.warn(
                        "GL-1003 Ledger chain '{}' ends at entry {}, but entry {} was committed once. Run graftline verify-audit and"
                                + " restore the newest backup.",
                        chain,
                        end,
                        noted.end(chain));
            }
        });
        writeWaiting();
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
            out.getFD().sync();
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

        /** @return the highest position of a chain; 0 if none is noted */
        long end(Chain chain) {
            return of(chain).stream().mapToLong(LedgerHead::position).max().orElse(0);
        }
    }
}
