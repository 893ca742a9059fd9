package org.graftline.house.broken.mixedmodel;

import org.osgi.framework.BundleContext;

/** Wrong on purpose: the engine is plain Java. */
public record NeedsContainer(BundleContext context) {}
