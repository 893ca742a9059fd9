/** Copies of everything that is kept, and of one study, that prove themselves: backup, restore, move, archive. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study.backup;
