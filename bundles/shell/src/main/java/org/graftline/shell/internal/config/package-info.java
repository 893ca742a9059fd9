/** Settings as they are in force: what bundles declare, what configuration says, and where it says so. */
@org.jspecify.annotations.NullMarked
package org.graftline.shell.internal.config;
