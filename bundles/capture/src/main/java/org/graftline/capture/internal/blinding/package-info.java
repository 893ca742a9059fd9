/** Who may know an arm, and who may see a colleague's reading before they made their own. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.blinding;
