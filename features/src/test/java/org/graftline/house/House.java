package org.graftline.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The column "may use" of the house's plan as rules over classes.
 *
 * @param root the package that holds the bundles' packages
 */
record House(String root) {
    /** Each bundle's package and the bundles it may use. */
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("mixedmodel", Set.of()),
            Map.entry("study", Set.of()),
            Map.entry("cases", Set.of("mixedmodel")),
            Map.entry("platform", Set.of("study")),
            Map.entry("store", Set.of("study")),
            Map.entry("platformlocal", Set.of("platform", "study")),
            Map.entry("platformdirectory", Set.of("platform", "study")),
            Map.entry("capture", Set.of("study", "platform")),
            Map.entry("conduct", Set.of("study", "platform")),
            Map.entry("growth", Set.of("study", "mixedmodel")),
            Map.entry("report", Set.of("study", "growth")),
            Map.entry("web", Set.of("study", "platform", "growth", "report")),
            Map.entry("shell", Set.of("study", "platform", "growth", "report", "cases")),
            Map.entry("launcher", Set.of()));

    /** A bundle uses what its row names, of that the exported packages only. */
    ArchRule floors() {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<JavaClass>("use only the exported packages of what their row names") {
                    @Override
                    public void check(JavaClass user, ConditionEvents events) {
                        user.getDirectDependenciesFromSelf()
                                .forEach(use -> broken(use)
                                        .ifPresent(why -> events.add(SimpleConditionEvent.violated(
                                                user, why + ": " + use.getDescription()))));
                    }
                });
    }

    /** The engine is usable outside of any container. */
    ArchRule engineIsPlainJava() {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(root + ".mixedmodel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".mixedmodel..",
                        "java..",
                        "org.apache.commons.math3..",
                        "org.jspecify.annotations..",
                        "org.osgi.annotation..");
    }

    /** No bundle but the store knows SQL. */
    ArchRule sqlStaysInTheStore() {
        return only("store", "java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..", "com.zaxxer..", "org.h2..");
    }

    /** No bundle but the pages knows HTTP; the launcher talks to a running server. */
    ArchRule httpStaysInTheWeb() {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".web..", root + ".launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.osgi.service.servlet..", "java.net.http..");
    }

    /** The rooms of one bundle do not lean on each other in a circle. */
    ArchRule noCircles(String bundle) {
        return SlicesRuleDefinition.slices()
                .matching(root + "." + bundle + ".internal.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    private ArchRule only(String bundle, String... packages) {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + "." + bundle + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private Optional<String> broken(Dependency use) {
        Optional<String> user = bundle(use.getOriginClass());
        Optional<String> used = bundle(use.getTargetClass());
        if (user.isEmpty() || used.isEmpty() || user.equals(used)) {
            return Optional.empty();
        }
        if (!MAY_USE.getOrDefault(user.get(), Set.of()).contains(used.get())) {
            return Optional.of(user.get() + " may not use " + used.get());
        }
        return use.getTargetClass().getPackageName().contains(".internal")
                ? Optional.of(user.get() + " reaches into " + used.get())
                : Optional.empty();
    }

    /** @return the bundle that a class belongs to; empty if it is none of ours */
    Optional<String> bundle(JavaClass type) {
        String prefix = root + ".";
        String name = type.getPackageName();
        return name.startsWith(prefix)
                ? Optional.of(name.substring(prefix.length()).replaceAll("\\..*", ""))
                : Optional.empty();
    }
}
