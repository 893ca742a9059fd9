package org.graftline.house.broken.store.internal;

/** What study must not know. */
public record Rows() {}
