/** An example of a laboratory's own application; it shares a container with Graftline and knows nothing of it. */
@org.jspecify.annotations.NullMarked
package com.example.vivarium;
