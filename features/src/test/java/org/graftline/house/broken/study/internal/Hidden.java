package org.graftline.house.broken.study.internal;

/** Not exported. */
public record Hidden() {}
