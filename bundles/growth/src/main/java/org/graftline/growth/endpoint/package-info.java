/**
 * The endpoints of a tumor growth study beside the model: each has one definition with its source, an interval where the definition has
 * one, and says why where it has no value.
 */
@Export
@Version("1.3.0")
@NullMarked
package org.graftline.growth.endpoint;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
