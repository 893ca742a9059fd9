/** The pages: one shell, native modules, styles and fonts, all from this bundle. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.page;
