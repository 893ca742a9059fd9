package org.graftline.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house stands as its plan says, and the rules would notice if it did not. */
class HouseTest {
    private static final House HOUSE = new House("org.graftline");
    private static final House BROKEN = new House("org.graftline.house.broken");
    private static JavaClasses classes;
    private static JavaClasses brokenClasses;

    @BeforeAll
    static void read_the_classes() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.graftline");
        brokenClasses = new ClassFileImporter().importPackages(BROKEN.root());
    }

    @Test
    void every_bundle_is_seen() {
        assertThat(classes.stream().map(HOUSE::bundle).flatMap(Optional::stream).collect(Collectors.toSet()))
                .isEqualTo(House.MAY_USE.keySet());
        assertThat(classes).hasSizeGreaterThan(150);
    }

    @Test
    void a_bundle_uses_what_its_row_names_and_nobody_reaches_into_another() {
        HOUSE.floors().check(classes);
    }

    @Test
    void the_engine_is_plain_java() {
        HOUSE.engineIsPlainJava().check(classes);
    }

    @Test
    void no_bundle_but_the_store_knows_sql() {
        HOUSE.sqlStaysInTheStore().check(classes);
    }

    @Test
    void no_bundle_but_the_web_knows_http() {
        HOUSE.httpStaysInTheWeb().check(classes);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void the_rooms_of_a_bundle_do_not_lean_on_each_other_in_a_circle(String bundle) {
        HOUSE.noCircles(bundle).check(classes);
    }

    static Iterable<String> bundles() {
        return House.MAY_USE.keySet();
    }

    @Test
    void an_arrow_that_points_up_is_noticed() {
        assertThat(failures(BROKEN.floors()))
                .anyMatch(line -> line.startsWith("study may not use store"))
                .anyMatch(line -> line.startsWith("growth reaches into study"));
    }

    @Test
    void a_stray_use_of_osgi_sql_http_or_a_circle_is_noticed() {
        assertThat(failures(BROKEN.engineIsPlainJava())).anyMatch(line -> line.contains("BundleContext"));
        assertThat(failures(BROKEN.sqlStaysInTheStore())).anyMatch(line -> line.contains("java.sql.Connection"));
        assertThat(failures(BROKEN.httpStaysInTheWeb())).anyMatch(line -> line.contains("java.net.http.HttpClient"));
        assertThat(failures(BROKEN.noCircles("growth"))).anyMatch(line -> line.contains("Cycle detected"));
    }

    private static java.util.List<String> failures(com.tngtech.archunit.lang.ArchRule rule) {
        return rule.evaluate(brokenClasses).getFailureReport().getDetails();
    }
}
