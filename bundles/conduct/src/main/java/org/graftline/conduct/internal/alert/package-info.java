/** Alerts on their way to people: cases, chains, calls, messages. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.alert;
