/** The tables: how each record becomes columns and columns become the record again. */
@org.jspecify.annotations.NullMarked
package org.graftline.store.internal.row;
