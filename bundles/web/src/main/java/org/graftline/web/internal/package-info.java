/** Pages and JSON for people and programs, over HTTP and nothing else. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal;
