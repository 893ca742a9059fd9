package org.graftline.house.broken.growth.internal.a;

import org.graftline.house.broken.growth.internal.b.LeansOnA;
import org.graftline.house.broken.study.internal.Hidden;

/** Wrong on purpose: a circle, and a reach into another bundle. */
public record LeansOnB(LeansOnA other, Hidden hidden) {}
