package org.graftline.it.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class a {@link Laboratory} of their own, closed behind the last of them. */
final class AtTheLaboratory implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(AtTheLaboratory.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Laboratory.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return ofClass(test).getStore(HERE).computeIfAbsent(Laboratory.class, key -> open(), Laboratory.class);
    }

    /** What one class measures must not be another's yesterday. */
    private static ExtensionContext ofClass(ExtensionContext test) {
        return test.getTestMethod().isPresent() ? test.getParent().orElseThrow() : test;
    }

    private static Laboratory open() {
        try {
            return Laboratory.open();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
