/** The Bench over HTTP: a class per noun, thin over the services of capture, records in and out. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.bench;
