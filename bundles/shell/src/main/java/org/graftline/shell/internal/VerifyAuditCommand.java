package org.graftline.shell.internal;

import java.util.List;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.AuditResult.ChainAudit;
import org.graftline.study.record.AuditResult.Finding;
import org.graftline.study.record.Ledger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code graftline verify-audit}. Asks for no role: it shows ids and hashes only, and whoever can type it owns the home directory and
 * could read the database itself.
 */
@Component(service = Command.class, property = Command.NAME + "=verify-audit")
public final class VerifyAuditCommand implements Command<VerifyAuditWords> {
    private final Ledger ledger;

    /** @param ledger to verify */
    @Activate
    public VerifyAuditCommand(@Reference Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Class<VerifyAuditWords> words() {
        return VerifyAuditWords.class;
    }

    @Override
    public Outcome run(VerifyAuditWords words, Console console) {
        AuditResult result = ledger.verify();
        for (ChainAudit chain : result.chains()) {
            console.say("%s: %d entries, %d rows, head %d %s"
                    .formatted(
                            chain.chain(),
                            chain.entries(),
                            chain.rows(),
                            chain.head().position(),
                            chain.head().hash()));
            chain.findings().forEach(finding -> console.say("  " + words(finding)));
        }
        if (result.isIntact()) {
            console.say("All records are as the ledger has them.");
            return Outcome.DONE;
        }
        List<Finding> findings =
                result.chains().stream().flatMap(c -> c.findings().stream()).toList();
        console.refuse("The records are not as the ledger has them: %s%s"
                .formatted(
                        words(findings.get(0)),
                        findings.size() == 1 ? "" : " And %d more, listed above.".formatted(findings.size() - 1)));
        return Outcome.FAILED;
    }

    private static String words(Finding finding) {
        return finding.sentence();
    }
}
