/** People, roles and permissions, as every service checks them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.5.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study.people;
