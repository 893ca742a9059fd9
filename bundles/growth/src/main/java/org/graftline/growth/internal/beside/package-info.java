@org.jspecify.annotations.NullMarked
package org.graftline.growth.internal.beside;
