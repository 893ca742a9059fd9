/**
 * The Bench: where technicians measure. Sessions and their worksheets, entry and its checks, devices, badges, blinding, protocol
 * limits, and the decisions on what contradicts.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study.bench;
