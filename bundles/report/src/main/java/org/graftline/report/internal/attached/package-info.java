/** What travels inside the document: the data behind its numbers, the model, scripts for other software, and what they hash to. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.attached;
