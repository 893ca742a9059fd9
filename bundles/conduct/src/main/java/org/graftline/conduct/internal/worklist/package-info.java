/** What is to be done today, and what waits for a decision. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.worklist;
