@org.jspecify.annotations.NullMarked
package org.graftline.it.bench;
