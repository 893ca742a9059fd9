/** Whether a printed report holds: its hashes, its readings, its model run again, its numbers, and the ledger behind them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.report.verify;
