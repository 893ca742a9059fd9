package org.graftline.it.bench.faults;

/** This machine cannot have the fault. */
final class NotHadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotHadException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
