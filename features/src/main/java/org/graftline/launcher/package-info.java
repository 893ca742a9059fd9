/**
 * Starts Graftline from a shell: decides which bundles a command needs, keeps one process to a home directory, runs the command in a
 * Felix framework or hands it to the server that has the home already. Knows the bundles by their folder only.
 */
@org.jspecify.annotations.NullMarked
package org.graftline.launcher;
