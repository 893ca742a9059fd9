package org.graftline.house.broken.study;

import java.sql.Connection;
import org.graftline.house.broken.store.internal.Rows;

/** Wrong on purpose: study may use nothing, least of all SQL. */
public record ReachesUp(Rows rows, Connection connection) {}
