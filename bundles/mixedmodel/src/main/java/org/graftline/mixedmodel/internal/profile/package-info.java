/** The likelihood with one quantity held: profile intervals. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.profile;
