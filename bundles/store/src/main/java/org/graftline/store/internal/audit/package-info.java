/** The audit: every chain recomputed and compared with the tables and with the heads kept outside the database. */
@org.jspecify.annotations.NullMarked
package org.graftline.store.internal.audit;
