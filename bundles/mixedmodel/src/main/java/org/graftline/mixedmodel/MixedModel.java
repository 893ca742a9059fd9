package org.graftline.mixedmodel;

/** Fits linear mixed models with nested random effects and variance functions. Stateless; safe for many threads. */
public final class MixedModel {
    private MixedModel() {}

    /** Fits with {@link FitOptions#defaults()}. */
    public static Fit fit(ModelSpec spec, DataTable data) {
        return fit(spec, data, FitOptions.defaults());
    }

    /**
     * Fits a model to a table. Rows with a missing value in a column that the model uses are left out and counted. Equal inputs
     * give equal results to the last bit, whatever the thread count or the order of the rows.
     *
     * @throws MixedModelException if the model cannot be fitted to the table; the subclass says why. A search that does not
     *     settle is returned as a {@link Fit} with its {@link Fit#status() status}
     */
    public static Fit fit(ModelSpec spec, DataTable data, FitOptions options) {
        if (data.rows() == 0) {
            throw new EmptyDataException(
                    "The table has no rows", "Give at least as many rows as the model has parameters");
        }
        throw new NotAvailableYetException("Fitting is being built", "Use the next version");
    }
}
