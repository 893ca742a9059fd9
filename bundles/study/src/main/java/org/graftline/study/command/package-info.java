/** The command line as a service, so that the launcher, the shell and a running server run the same commands. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study.command;
