/** One study in open formats, to be read and verified by anybody. */
@org.jspecify.annotations.NullMarked
package org.graftline.store.internal.archive;
