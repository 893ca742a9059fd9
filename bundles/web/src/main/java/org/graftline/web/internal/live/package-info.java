/** What is told to open pages as it happens, without a thread for each of them. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.live;
