package org.graftline.cases.internal;

/**
 * What a result was made with.
 *
 * @param product version of Graftline
 * @param java version and vendor of the Java runtime
 * @param system operating system, its version and the processor's architecture
 * @param processors processors that Java may use
 */
record Installation(String product, String java, String system, int processors) {
    /** This one. */
    static Installation here() {
        return new Installation(
                ProductVersion.text(),
                "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor", "unknown vendor")),
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name", "unknown"),
                                System.getProperty("os.version", ""),
                                System.getProperty("os.arch", "")),
                Runtime.getRuntime().availableProcessors());
    }
}
