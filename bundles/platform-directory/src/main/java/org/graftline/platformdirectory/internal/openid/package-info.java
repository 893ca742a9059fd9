/** A provider that is asked by OpenID Connect. */
@org.jspecify.annotations.NullMarked
package org.graftline.platformdirectory.internal.openid;
