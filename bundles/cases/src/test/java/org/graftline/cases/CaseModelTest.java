package org.graftline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseModelTest {
    private static final String SMALLEST = "'response': 'y', 'fixed': '~ 1'";

    private static CaseModel parse(String json) {
        return CaseModel.parse(json.replace('\'', '"'), "model.json");
    }

    @Test
    void a_model_is_read_with_every_part() {
        ModelSpec spec = parse("""
                {'case': 'c', 'title': 't', 'data': 'rows.csv', 'rows': 3, 'note': 'n', 'contrasts': 'treatment',
                 'response': 'y', 'fixed': '~ day * arm', 'levels': ['donor', 'mouse'], 'family': 'gaussian',
                 'random': [{'level': 'donor', 'formula': '~ day', 'structure': 'diagonal'},
                            {'level': 'mouse', 'formula': '~ 1', 'structure': 'identity'}],
                 'variance': {'kind': 'comb', 'covariate': null, 'by': null, 'parts': [
                     {'kind': 'ident', 'by': 'arm'}, {'kind': 'power', 'covariate': 'fitted', 'by': 'arm'}]},
                 'correlation': {'kind': 'none', 'time': null, 'within': null},
                 'method': 'ML', 'factors': {'arm': ['control', 'treated']}}""").spec();

        assertThat(spec.response()).isEqualTo("y");
        assertThat(spec.fixed()).isEqualTo("~ day * arm");
        assertThat(spec.levels()).containsExactly("donor", "mouse");
        assertThat(spec.random())
                .containsExactly(
                        new RandomTerm("donor", "~ day", CovarianceStructure.DIAGONAL),
                        new RandomTerm("mouse", "~ 1", CovarianceStructure.IDENTITY));
        assertThat(spec.variance())
                .isEqualTo(VarianceModel.comb(java.util.List.of(
                        VarianceModel.ident("arm"), new VarianceModel.Power(VarianceCovariate.fitted(), "arm"))));
        assertThat(spec.method()).isEqualTo(Method.ML);
        assertThat(spec.factors()).containsEntry("arm", java.util.List.of("control", "treated"));
    }

    @Test
    void a_model_of_two_keys_is_least_squares_by_restricted_likelihood() {
        CaseModel model = parse("{" + SMALLEST + "}");

        assertThat(model.dataFile()).isEqualTo("data.csv");
        assertThat(model.spec().method()).isEqualTo(Method.REML);
        assertThat(model.spec().variance()).isEqualTo(VarianceModel.constant());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'fixd': '~ 1'                                     | model.json has the unknown key 'fixd'. The keys are case, title, data
            'variance': {'kind': 'powerr'}                    | model.json, 'variance': 'kind' is 'powerr'. Use one of constant, ident, power
            'variance': {'kind': 'ident'}                     | model.json, 'variance' lacks the key 'by'. Give it a text.
            'variance': {'kind': 'exp', 'covariat': 'day'}    | model.json, 'variance' has the unknown key 'covariat'
            'variance': {'kind': 'comb', 'parts': []}         | model.json, 'variance' is of kind 'comb' without parts
            'random': [{'level': 'm', 'formula': '~ 1', 'structure': 'toeplitz'}] | model.json, 'random[0]': 'structure' is 'toeplitz'. Use one of unstructured, diagonal, identity.
            'random': {'level': 'm'}                          | 'random' is {"level":"m"}, not a list
            'levels': [3]                                     | 'levels' holds 3, which is not a text
            'method': 'MAP'                                   | 'method' is 'MAP'. Use one of REML, ML.
            'correlation': {'kind': 'car1'}                   | model.json, 'correlation' lacks the key 'time'
            'family': 'gamma'                                 | 'family' is 'gamma'. Use one of gaussian, binomial, poisson, negativeBinomial.
            """)
    void what_the_format_does_not_know_is_refused_with_the_place(String part, String message) {
        assertThatThrownBy(() -> parse("{" + SMALLEST + ", " + part + "}"))
                .isInstanceOf(MalformedCaseException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'family': 'binomial'                              | asks for family 'binomial', a generalized model, which is not available yet
            'trials': 'size'                                  | not available yet
            'responses': 'g001:g200'                          | asks for one fit per column ('responses'), which is not available yet
            """)
    void what_this_version_lacks_is_refused_as_not_available(String part, String message) {
        assertThatThrownBy(() -> parse("{" + SMALLEST + ", " + part + "}"))
                .isInstanceOf(UnavailableCaseException.class)
                .hasMessageContaining(message);
    }

    @Test
    void floors_known_parameters_and_strata_are_read() {
        ModelSpec spec = parse("{" + SMALLEST + """
                , 'levels': ['mouse'],
                'random': [{'level': 'mouse', 'formula': '~ day', 'by': 'arm'}],
                'variance': {'kind': 'constPower', 'covariate': 'fixedMean', 'likelihood': 'full', 'floor': 2,
                             'parameters': {'power': 0.5}},
                'correlation': {'kind': 'ar1', 'time': 'visit', 'within': 'mouse', 'parameters': {'Phi': 0.25}}}""").spec();

        assertThat(spec.random())
                .containsExactly(new RandomTerm("mouse", "~ day", CovarianceStructure.UNSTRUCTURED, "arm"));
        assertThat(spec.variance())
                .isEqualTo(VarianceModel.held(
                        new VarianceModel.ConstPower(
                                new VarianceCovariate.FixedMean(VarianceCovariate.Estimation.FULL_LIKELIHOOD, 2.0),
                                null),
                        java.util.Map.of("power", 0.5)));
        assertThat(spec.correlation()).isEqualTo(new CorrelationModel.Autoregressive("visit", "mouse", 0.25));
    }

    @Test
    void a_slip_in_the_json_is_named_with_line_and_column() {
        assertThatThrownBy(() -> parse("{'response': 'y',\n 'fixed' '~ 1'}"))
                .isInstanceOf(MalformedCaseException.class)
                .hasMessageStartingWith("model.json is not JSON at line 2, column 10");
    }

    @Test
    void a_key_given_twice_is_refused() {
        assertThatThrownBy(() -> parse("{" + SMALLEST + ", 'fixed': '~ day'}"))
                .isInstanceOf(MalformedCaseException.class)
                .hasMessageContaining("fixed");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> CaseModel.read(Path.of("nowhere", "model.json")))
                .isInstanceOf(MalformedCaseException.class)
                .hasMessage("nowhere/model.json cannot be read (no such file). Give the path of a model.json.");
    }

    @Test
    void an_inference_that_does_not_exist_yet_is_refused_by_name() {
        assertThatThrownBy(() -> InferenceChoice.of("kenwardRoger").tables())
                .isInstanceOf(UnavailableCaseException.class)
                .hasMessageStartingWith("Inference 'kenwardRoger' is not available yet in this version.");
    }

    @Test
    void an_inference_that_nobody_knows_is_refused_with_the_choices() {
        assertThatThrownBy(() -> InferenceChoice.of("wald"))
                .isInstanceOf(CaseException.class)
                .hasMessage("There is no inference 'wald'. Use one of containment, satterthwaite, kenwardRoger, all.");
    }
}
