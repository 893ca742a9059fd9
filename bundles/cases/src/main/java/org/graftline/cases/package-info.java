/**
 * The case format: a model as JSON and its data as CSV in, the result of the fit as JSON out, and the qualification of the engine over
 * a folder of cases. Plain classes, no service: everything is a pure function of files.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.cases;
