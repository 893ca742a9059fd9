/** Words and numbers as well-formed XHTML: escaping, honest digits, tables, passages. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.markup;
