package org.graftline.store.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graftline.study.SaltedText;
import org.graftline.study.Sha256;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.AuditResult.Finding;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Findings of an audit with which an administrator lets the records be served all the same, by name and reason in a file beside the heads:
 * the way out where no backup is. Nothing is mended by it: the ledger keeps who, why and which findings for good, {@code verify-audit} goes
 * on naming them, and one that is not among them stops the next start again.
 */
final class AcceptedFindings {
    /** Name in its first line, reason in the others. */
    static final String ACCEPTANCE = "accept-findings.txt";

    private static final String ACCEPTED = "accepted-findings-";
    private static final String FINDING = "finding: ";
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedFindings.class);

    private final Path acceptance;
    private final RecordStore records;
    private final Clock clock;

    /** @param acceptance where somebody may accept, beside the heads */
    AcceptedFindings(Path acceptance, RecordStore records, Clock clock) {
        this.acceptance = acceptance;
        this.records = records;
        this.clock = clock;
    }

    /** @return where somebody may accept */
    Path acceptance() {
        return acceptance;
    }

    /**
     * Whether records are served in spite of what an audit found.
     *
     * @return false if nobody accepted all of it
     * @throws StudyException if somebody tried, and said too little
     */
    boolean cover(List<Finding> findings) {
        try {
            List<String> sentences = findings.stream().map(Finding::sentence).toList();
            if (before().containsAll(sentences)) {
                LOG.warn(
                        "GL-1016 The records are served with {} findings that were accepted before; verify-audit names them.",
                        sentences.size());
                return true;
            }
            if (!Files.exists(acceptance())) {
                return false;
            }
            accept(sentences);
            return true;
        } catch (IOException failure) {
            throw new StudyException(
                    "The store is not open: what was accepted cannot be read or written in %s (%s). Make it writable for the user that runs Graftline."
                            .formatted(acceptance.getParent(), failure),
                    failure);
        }
    }

    private Set<String> before() throws IOException {
        Set<String> sentences = new HashSet<>();
        Path folder = acceptance.getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ACCEPTED + "*.txt")) {
                for (Path file : files) {
                    Files.readString(file)
                            .lines()
                            .filter(line -> line.startsWith(FINDING))
                            .forEach(line -> sentences.add(line.substring(FINDING.length())));
                }
            }
        }
        return sentences;
    }

    private void accept(List<String> sentences) throws IOException {
        List<String> lines = Files.readString(acceptance())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 2) {
            throw new StudyException(
                    "The store is not open: %s must hold your name in its first line and why you accept the findings in the second. The first of %d is: %s"
                            .formatted(acceptance(), sentences.size(), sentences.get(0)));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        LedgerEntry entry = records.unitOfWork()
                .commit(new Act(
                        Chain.INSTALLATION,
                        ActKind.ACCEPT_FINDINGS,
                        new Actor(OlderState.ADMINISTRATOR, lines.get(0), Actor.Via.COMMAND_LINE),
                        now,
                        SaltedText.of("%d findings with SHA-256 %s, the first: %s %s"
                                .formatted(
                                        sentences.size(),
                                        Sha256.of(String.join("\n", sentences)),
                                        sentences.get(0),
                                        String.join(" ", lines.subList(1, lines.size())))),
                        List.of()));
        Set<String> all = new LinkedHashSet<>(sentences);
        records.ledger().verify().chains().stream() // as they are called now that the chain has another entry
                .flatMap(chain -> chain.findings().stream())
                .forEach(finding -> all.add(finding.sentence()));
        List<String> kept = new ArrayList<>(lines);
        all.forEach(sentence -> kept.add(FINDING + sentence));
        Files.write(acceptance.resolveSibling(ACCEPTED + now.toString().replace(":", "") + ".txt"), kept);
        Files.delete(acceptance());
        LOG.warn(
                "GL-1016 The records are served with {} findings, as accepted by entry {} of chain '{}'; verify-audit names them.",
                sentences.size(),
                entry.position(),
                entry.chain());
    }
}
