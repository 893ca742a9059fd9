/** The commands: one class each, all work in services; the words of each are an interface that picocli fills. */
@org.jspecify.annotations.NullMarked
package org.graftline.shell.internal;
