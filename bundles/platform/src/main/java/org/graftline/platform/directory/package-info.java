/**
 * Directories of the laboratory that know who its people are: by name and password (LDAP), or by log-in at a provider of single sign-on
 * (OpenID Connect). A directory proves people and says what they may do; who is who in the records is kept by Graftline.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.platform.directory;
