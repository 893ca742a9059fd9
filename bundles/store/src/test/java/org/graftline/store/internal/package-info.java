@org.jspecify.annotations.NullMarked
package org.graftline.store.internal;
