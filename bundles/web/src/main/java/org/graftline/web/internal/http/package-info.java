/** Routes, answers, problems: what every request has in common, whatever it is about. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.http;
