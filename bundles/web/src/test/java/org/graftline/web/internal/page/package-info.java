@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.page;
