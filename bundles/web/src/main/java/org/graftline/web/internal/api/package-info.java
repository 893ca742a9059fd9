/** The JSON API: a class per noun, thin over the services, records in and out. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.api;
