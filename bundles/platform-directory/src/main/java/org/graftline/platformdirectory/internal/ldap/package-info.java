/** A directory that is asked by LDAP. */
@org.jspecify.annotations.NullMarked
package org.graftline.platformdirectory.internal.ldap;
