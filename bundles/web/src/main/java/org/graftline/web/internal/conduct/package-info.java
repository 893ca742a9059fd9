/** Running a study over HTTP: thin over the services of {@code org.graftline.study.conduct}. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.conduct;
