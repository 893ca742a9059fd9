/** Random numbers that depend on what they are for, and studies made of them. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.simulation;
