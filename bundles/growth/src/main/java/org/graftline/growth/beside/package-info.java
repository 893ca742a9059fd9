/**
 * Analyses that stand beside the primary growth model and use its rows, its random terms and its variance function: whether a line is the
 * right shape, how the effect depends on what cannot be checked, how two drugs act together, whether diagnoses respond differently, how much
 * mice of an arm differ. Each gives an effect with its interval or a sentence why there is none.
 */
@Export
@Version("1.2.0")
@NullMarked
package org.graftline.growth.beside;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
