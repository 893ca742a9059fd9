/** Persistence over H2 or PostgreSQL: acts in, records out, and the ledger that proves them. Nothing of it is exported; services are. */
@org.jspecify.annotations.NullMarked
package org.graftline.store.internal;
