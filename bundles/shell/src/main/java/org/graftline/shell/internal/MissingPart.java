package org.graftline.shell.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Finds the component at the bottom of a command that does not come up, and says it in words. */
final class MissingPart {
    private final ServiceComponentRuntime runtime;

    MissingPart(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** @return a sentence on the first part that fails below the command */
    String of(String command) {
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(d -> command.equals(d.properties.get(Command.NAME)))
                .findFirst()
                .map(d -> why(d, new HashSet<>()))
                .orElse("this installation lacks it.");
    }

    private String why(ComponentDescriptionDTO component, Set<String> seen) {
        if (!seen.add(component.name)) {
            return component.name + " waits for itself.";
        }
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            return "%s of bundle %s is switched off or lacks its configuration."
                    .formatted(component.name, component.bundle.symbolicName);
        }
        for (ComponentConfigurationDTO configuration : configurations) {
            String failure = configuration.failure;
            if (failure != null) {
                Optional<String> sentence = ourSentence(failure);
                if (sentence.isPresent()) {
                    return sentence.get();
                }
                return "%s of bundle %s failed: %s"
                        .formatted(component.name, component.bundle.symbolicName, rootCause(failure));
            }
            for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
                return below(component, reference.name, seen);
            }
        }
        return "%s of bundle %s could not be used.".formatted(component.name, component.bundle.symbolicName);
    }

    private String below(ComponentDescriptionDTO component, String reference, Set<String> seen) {
        String wanted = Stream.of(component.references)
                .filter(r -> Objects.equals(r.name, reference))
                .map((ReferenceDTO r) -> r.interfaceName)
                .findFirst()
                .orElse(reference);
        Optional<ComponentDescriptionDTO> provider = runtime.getComponentDescriptionDTOs().stream()
                .filter(d -> Stream.of(d.serviceInterfaces).anyMatch(wanted::equals))
                .findFirst();
        return provider.map(p -> why(p, seen))
                .or(this::firstFailure) // a component that offers its services by itself, such as the store
                .orElseGet(() -> "%s needs the service %s, which no bundle offers.".formatted(component.name, wanted));
    }

    private Optional<String> firstFailure() {
        return runtime.getComponentDescriptionDTOs().stream()
                .flatMap(d -> runtime.getComponentConfigurationDTOs(d).stream())
                .filter(c -> c.failure != null)
                .findFirst()
                .map(c -> ourSentence(c.failure).orElseGet(() -> rootCause(c.failure)));
    }

    /** What we say about a failure ourselves, which is for a person; the causes below it are for the log. */
    private static Optional<String> ourSentence(String trace) {
        return Stream.of(trace.split("\\R", -1))
                .filter(line -> line.matches("(Caused by: )?org\\.graftline\\.[\\w.$]+Exception: .*"))
                .findFirst()
                .map(line -> line.replaceFirst("^(Caused by: )?[\\w.$]+: ", ""));
    }

    /** The last "Caused by" of a stack trace, or its first line. */
    private static String rootCause(String trace) {
        @Nullable String cause = null;
        for (String line : trace.split("\\R", -1)) {
            if (cause == null || line.startsWith("Caused by: ")) {
                cause = line.replaceFirst("^Caused by: ", "");
            }
        }
        return Objects.requireNonNullElse(cause, "no reason given").replaceFirst("^[\\w.$]+(Exception|Error): ", "");
    }
}
