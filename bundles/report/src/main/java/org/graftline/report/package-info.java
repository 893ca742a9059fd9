/**
 * Reports that a study director reads: figures drawn as SVG, tables, HTML and tagged PDF/A. Sections are services, so that a laboratory
 * can add its own.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.report;
