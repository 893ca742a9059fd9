package org.graftline.store.internal;

import java.util.List;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.Table;
import org.graftline.study.StudyException;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.Chain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An H2 file that nobody came to close is read to its end before it is served: every record compared with the ledger, and every table
 * counted by its index and by its rows, since an index that lacks a row would hide it.
 *
 * @param database at our schema
 * @param records on top of it
 * @param url where it is
 */
record UnsealedFile(Database database, RecordStore records, StoreUrl url, AcceptedFindings accepted) {
    private static final Logger LOG = LoggerFactory.getLogger(UnsealedFile.class);

    /** @throws StudyException if anything is not as it was written */
    void requireIntact() {
        AuditResult audit = records.ledger().verify();
        List<AuditResult.Finding> findings = audit.chains().stream()
                .flatMap(chain -> chain.findings().stream())
                .toList();
        if (!findings.isEmpty() && !accepted.cover(findings)) {
            throw damaged(
                    findings.get(0).sentence(),
                    " If there is no backup, and every reading can be told from paper or elsewhere, accept the %d findings: write your name into the first line of %s, why into the second, and start again; the ledger keeps both."
                            .formatted(findings.size(), accepted.acceptance()));
        }
        for (Table<?, ?> table : Table.ALL) {
            if (!table.studyColumn().isEmpty()) {
                requireIndex(table);
            }
        }
        if (!findings.isEmpty()) {
            return; // served as accepted, which is said already
        }
        LOG.info(
                "GL-1013 The database was not closed when it was last used: {} ledger entries and their records were compared, and all is as written.",
                audit.chains().stream()
                        .mapToLong(AuditResult.ChainAudit::entries)
                        .sum());
    }

    private void requireIndex(Table<?, ?> table) {
        long[] counted = database.audit(handle -> {
            long all = handle.createQuery("select count(*) from " + table.name())
                    .mapTo(Long.class)
                    .one();
            long byIndex = 0;
            for (Chain chain :
                    LedgerTables.chains(handle)) { // every row of a study is in its chain, as the audit has found
                byIndex += handle.createQuery("select count(*) from <table> where <column> = :study")
                        .define("table", table.name())
                        .define("column", table.studyColumn())
                        .bind("study", chain.name().replaceFirst("^study:", ""))
                        .mapTo(Long.class)
                        .one();
            }
            return new long[] {all, byIndex};
        });
        if (counted[0] != counted[1]) {
            throw damaged(
                    "Table %s has %d rows, and its index has %d.".formatted(table.name(), counted[0], counted[1]), "");
        }
    }

    private StudyException damaged(String finding, String wayOut) {
        return new StudyException(
                "The database file %s.mv.db was not closed when it was last used, and is not as it was written: %s Put the home directory aside as it is, restore the last backup and run verify-audit on it. Do not go on working with this file.%s"
                        .formatted(url.file(), finding, wayOut));
    }
}
