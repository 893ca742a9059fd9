package org.graftline.it.browser;

import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives the tests of a class a {@link Laboratory} of their own, closed behind the last of them; browser and prepared home are there once
 * for all classes. What fails says what its people saw.
 */
final class AtTheLaboratory implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(AtTheLaboratory.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return Chromium.onPath().isPresent()
                ? ConditionEvaluationResult.enabled("there is a Chromium")
                : ConditionEvaluationResult.disabled("No Chromium is on the PATH, so the pages are not looked at.");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Laboratory.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Store shared = test.getRoot().getStore(HERE);
        return ofClass(test).computeIfAbsent(Laboratory.class, key -> open(shared), Laboratory.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        Laboratory laboratory = ofClass(test).get(Laboratory.class, Laboratory.class);
        if (laboratory != null) {
            laboratory.people().forEach(person -> failure.addSuppressed(new AssertionError(person.view())));
        }
        throw failure;
    }

    /** What one class measures must not be another's yesterday. */
    private static Store ofClass(ExtensionContext test) {
        ExtensionContext ofClass =
                test.getTestMethod().isPresent() ? test.getParent().orElseThrow() : test;
        return ofClass.getStore(HERE);
    }

    private static Laboratory open(Store shared) {
        try {
            return Laboratory.open(
                    shared.computeIfAbsent(Desktop.class, key -> Desktop.open(), Desktop.class),
                    shared.computeIfAbsent(PreparedHome.class, key -> prepared(), PreparedHome.class));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static PreparedHome prepared() {
        try {
            return PreparedHome.prepare();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
