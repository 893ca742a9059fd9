/** Makes the cases that are shipped, their answers from closed forms only. */
@org.jspecify.annotations.NullMarked
package org.graftline.cases.shipped;
