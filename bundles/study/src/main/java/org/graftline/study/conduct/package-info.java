/**
 * Running a study: what the protocol plans, who is enrolled and drawn, what is given, who is called, when to look again, how animals
 * leave. The services of {@code conduct} and of {@code growth}'s forecasts.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.6.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study.conduct;
