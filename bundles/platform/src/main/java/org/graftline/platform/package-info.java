/**
 * The port to the platform that the laboratory runs: who its people are, which animals it has, where signed documents are kept, whom
 * to tell. A host answers it with its own services; ours rank below any host's.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.5.0")
@org.jspecify.annotations.NullMarked
package org.graftline.platform;
