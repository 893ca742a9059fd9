/** The pages in a browser. */
@org.jspecify.annotations.NullMarked
package org.graftline.it.browser;
