package org.graftline.report.verify;

/** Fits a model of the case format. */
@FunctionalInterface
public interface Refit {
    /**
     * @param modelJson the model
     * @param dataCsv its rows
     * @return the result in the case format
     * @throws RuntimeException with a sentence if it cannot be fitted
     */
    String fit(String modelJson, String dataCsv);
}
