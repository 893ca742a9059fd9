package org.graftline.shell.internal;

import picocli.CommandLine.Command;

/** Takes nothing. */
@Command(name = "verify-audit", description = "Recompute the ledger and compare it with the records.")
interface VerifyAuditWords {}
