/**
 * The words of a preclinical tumor study: study, donor, mouse, arm, tumor, visit, reading. Immutable types that refuse the
 * impossible; nothing here knows a database, a page or a model.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study;
