package org.graftline.mixedmodel;

import org.graftline.mixedmodel.internal.design.Excerpt;

/** A formula cannot be read. */
public final class FormulaSyntaxException extends MixedModelException {
    private static final long serialVersionUID = 1L;
    private final int position;

    /**
     * @param formula the formula as given
     * @param position 1-based position of the first character that cannot be read
     * @param problem what stands there
     */
    public FormulaSyntaxException(String formula, int position, String problem) {
        super(
                "Formula '%s', position %d: %s".formatted(Excerpt.around(formula, position - 1), position, problem),
                "Write terms of column names joined by + * : with - 1 or 0 + to leave out the intercept,"
                        + " I(x^k) for a power and parentheses to group");
        this.position = position;
    }

    /** 1-based position of the first character that cannot be read. */
    public int position() {
        return position;
    }
}
