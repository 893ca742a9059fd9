/** Who is logged in, and how a request proves that the page itself sent it. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.session;
