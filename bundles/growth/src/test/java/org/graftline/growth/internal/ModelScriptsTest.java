package org.graftline.growth.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;

class ModelScriptsTest {
    private static ModelSpec model(VarianceModel variance) {
        return ModelSpec.of("logvolume", "~ day + day:treated")
                .levels(List.of("donor", "mouse"))
                .random(new RandomTerm("donor", "~ day + day:treated", CovarianceStructure.UNSTRUCTURED))
                .random(new RandomTerm("mouse", "~ day", CovarianceStructure.DIAGONAL))
                .factor("arm", "control", "drug \"A\"")
                .variance(variance)
                .build();
    }

    @Test
    void the_script_for_nlme_has_the_random_terms_by_level_and_the_standard_deviation_by_arm() {
        then(NlmeScript.of(model(new VarianceModel.Ident("arm")), "PDX-1", 0.1))
                .contains(
                        "colClasses = c(donor = \"character\", mouse = \"character\")",
                        "d$mouse <- factor(d$mouse)",
                        "d$arm <- factor(d$arm, levels = c(\"control\", \"drug \\\"A\\\"\"))",
                        "logvolume ~ day + day:treated,",
                        "random = list(donor = pdLogChol(~ day + day:treated),",
                        "mouse = pdDiag(~ day))",
                        "weights = varIdent(form = ~ 1 | arm)",
                        "method = \"REML\"",
                        "intervals(fit, level = 0.9,");
    }

    @Test
    void the_script_for_proc_mixed_nests_mice_in_donors() {
        then(MixedScript.of(model(new VarianceModel.Ident("arm")), "PDX-1", 0.1, DegreesOfFreedom.SATTERTHWAITE))
                .contains(
                        "class donor mouse arm(ref=\"control\");",
                        "model logvolume = day day*treated / solution cl alpha=0.1 ddfm=satterthwaite;",
                        "random intercept day day*treated / subject=donor type=un;",
                        "random intercept day / subject=mouse(donor) type=un(1);",
                        "repeated / group=arm;");
    }

    @Test
    void a_standard_deviation_by_size_is_in_the_one_script_and_named_as_missing_in_the_other() {
        VarianceModel bySize = VarianceModel.expOfFitted();
        then(NlmeScript.of(model(bySize), "PDX-1", 0.1)).contains("weights = varExp(form = ~ fitted(.))");
        then(MixedScript.of(model(bySize), "PDX-1", 0.1, DegreesOfFreedom.SATTERTHWAITE))
                .contains("Left out", "Estimates differ");
    }
}
