/** How the case format is read, written and judged. */
@org.jspecify.annotations.NullMarked
package org.graftline.cases.internal;
