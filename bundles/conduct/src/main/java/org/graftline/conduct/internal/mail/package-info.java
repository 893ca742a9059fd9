/** Letters by SMTP. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.mail;
