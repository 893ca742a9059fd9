package org.graftline.study.conduct;

/**
 * What is known of a donor and its model, field by field: the public submission dictionary 1.0 of CancerModels.org, which carries the
 * PDX-MI standard (Meehan 2017). A required field that is empty is named, and blocks nothing.
 */
public enum DonorField {
    PATIENT_ID("patient id (a pseudonym)", true),
    SEX("sex", true),
    SAMPLE_ID("sample id", true),
    AGE_IN_YEARS_AT_COLLECTION("age in years at collection", true),
    DIAGNOSIS("diagnosis", true),
    TUMOR_TYPE("tumor type", true),
    PRIMARY_SITE("primary site", true),
    COLLECTION_SITE("collection site", true),
    SHARABLE("sharable", true),
    TREATMENT_NAIVE_AT_COLLECTION("treatment naive at collection", true),
    MODEL_ID("model id", true),
    HOST_STRAIN_NAME("host strain", true),
    HOST_STRAIN_NOMENCLATURE("host strain nomenclature", true),
    ENGRAFTMENT_SITE("engraftment site", true),
    ENGRAFTMENT_TYPE("engraftment type", true),
    SAMPLE_TYPE("sample type", true),
    PASSAGE_NUMBER("passage number", true),
    VALIDATION_TECHNIQUE("validation technique", true),
    VALIDATION_DESCRIPTION("validation description", true),
    PASSAGES_TESTED("passages tested", true),
    VALIDATION_HOST_STRAIN_NOMENCLATURE("validation host strain nomenclature", true),
    STAGE("stage", false),
    GRADE("grade", false),
    VIROLOGY("virology", false),
    SAMPLE_STATE("sample state", false);

    private final String words;
    private final boolean required;

    DonorField(String words, boolean required) {
        this.words = words;
        this.required = required;
    }

    /** @return the field as pages write it */
    public String words() {
        return words;
    }

    /** @return whether the dictionary requires it */
    public boolean isRequired() {
        return required;
    }
}
