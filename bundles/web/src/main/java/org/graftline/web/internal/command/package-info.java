/** The command line of a running server, over loopback. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.command;
