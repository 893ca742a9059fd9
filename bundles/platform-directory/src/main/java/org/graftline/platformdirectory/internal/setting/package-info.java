/** What the settings of both kinds of directory have in common. */
@org.jspecify.annotations.NullMarked
package org.graftline.platformdirectory.internal.setting;
