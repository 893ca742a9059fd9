package org.graftline.it.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Each test of a class goes on where the one before ended: behind one that failed there is nothing to go on with. The first steps are always
 * gone; all of them take minutes and are gone in a campaign.
 */
final class StepByStep implements BeforeTestExecutionCallback, TestExecutionExceptionHandler {
    private final int always;
    private int gone;
    private boolean failed;

    /** @param always how many steps are gone without a campaign */
    StepByStep(int always) {
        this.always = always;
    }

    @Override
    public void beforeTestExecution(ExtensionContext test) {
        assumeTrue(!failed, "A step before failed.");
        assumeTrue(
                gone < always || Boolean.getBoolean("graftline.campaigns"),
                "The whole of it takes minutes; run it with -Dgraftline.campaigns=true");
        gone++;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        failed = true;
        throw failure;
    }
}
