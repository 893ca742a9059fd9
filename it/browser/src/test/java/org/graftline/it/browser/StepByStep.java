package org.graftline.it.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Each test of a class goes on where the one before ended: behind one that failed there is nothing to go on with. */
final class StepByStep implements BeforeTestExecutionCallback, TestExecutionExceptionHandler {
    private boolean failed;

    @Override
    public void beforeTestExecution(ExtensionContext test) {
        assumeTrue(!failed, "A step before failed.");
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        failed = true;
        throw failure;
    }
}
