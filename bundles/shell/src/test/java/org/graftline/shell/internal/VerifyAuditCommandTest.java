package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.AuditResult.ChainAudit;
import org.graftline.study.record.AuditResult.Finding;
import org.graftline.study.record.AuditResult.Kind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.Test;

class VerifyAuditCommandTest {
    private final TestConsole console = new TestConsole(Path.of("/"));

    @Test
    void an_intact_ledger_ends_with_0_and_its_heads() {
        assertThat(run(List.of())).isEqualTo(Outcome.DONE);
        assertThat(console.out())
                .contains("study:S: 7 entries, 40 rows, head 0 ")
                .contains("as the ledger has them");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void findings_end_with_1_and_the_first_wrong_row_on_one_line() {
        assertThat(run(List.of(
                        new Finding(Kind.CHANGED, "reading 1 was changed."),
                        new Finding(Kind.REMOVED, "reading 2 is gone."))))
                .isEqualTo(Outcome.FAILED);
        assertThat(console.err().lines())
                .singleElement()
                .asString()
                .contains("reading 1 was changed.")
                .contains("1 more");
        assertThat(console.out()).contains("reading 2 is gone.");
    }

    private Outcome run(List<Finding> findings) {
        AuditResult result =
                new AuditResult(List.of(new ChainAudit(new Chain("study:S"), 7, 40, LedgerHead.EMPTY, findings)));
        Ledger ledger = new Ledger() {
            @Override
            public List<Chain> chains() {
                return List.of();
            }

            @Override
            public LedgerHead head(Chain chain) {
                return LedgerHead.EMPTY;
            }

            @Override
            public List<LedgerEntry> entries(Chain chain, long after, int most) {
                return List.of();
            }

            @Override
            public AuditResult verify() {
                return result;
            }
        };
        Command<VerifyAuditWords> command = new VerifyAuditCommand(ledger);
        return command.run(new VerifyAuditWords() {}, console.console());
    }
}
