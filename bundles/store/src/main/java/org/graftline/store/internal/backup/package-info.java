/** Backups: every table as rows in a file that neither database owns, and the way back. */
@org.jspecify.annotations.NullMarked
package org.graftline.store.internal.backup;
