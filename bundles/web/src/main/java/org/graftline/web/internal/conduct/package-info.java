/** Running a study over HTTP. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.conduct;
