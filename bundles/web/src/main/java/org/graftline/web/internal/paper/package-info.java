/** What is printed for the day on which the system is down, and what comes back from it. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.paper;
