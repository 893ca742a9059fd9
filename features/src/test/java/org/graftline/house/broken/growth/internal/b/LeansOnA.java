package org.graftline.house.broken.growth.internal.b;

import java.net.http.HttpClient;
import org.graftline.house.broken.growth.internal.a.LeansOnB;

/** Wrong on purpose: a circle, and HTTP. */
public record LeansOnA(LeansOnB other, HttpClient http) {}
