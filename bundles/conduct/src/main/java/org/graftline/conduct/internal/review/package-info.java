@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.review;
