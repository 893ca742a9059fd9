package org.graftline.shell.internal;

import java.time.Duration;
import org.graftline.platform.PeopleAdministration;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Says on the console where the pages are, and, as long as there is no administrator, how the first one gets in. */
@Component(service = Welcome.class)
public final class Welcome {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String url;
    private final @Nullable PeopleAdministration people;

    /**
     * @param people has the one-time token; null where a host keeps the people
     * @param context knows the launcher's settings
     */
    @Activate
    public Welcome(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    PeopleAdministration people,
            BundleContext context) {
        this.people = people;
        String port = context.getProperty("graftline.port");
        this.url = "http://127.0.0.1:%s/".formatted(port == null ? "8282" : port);
    }

    /** The token goes to this console and nowhere else. */
    void say(Console console) {
        if (!new FrontDoor(url).opens(PATIENCE)) {
            console.say("The pages do not answer at %s yet. If that stays so, the log above says why.".formatted(url));
        }
        StringBuilder said =
                new StringBuilder("Graftline serves %s on this computer. Stop it with Ctrl-C.".formatted(url));
        if (people != null) {
            people.firstAdministratorToken()
                    .ifPresent(token -> said.append(
                            "\nNobody is administrator yet. This address enrolls the first one, once:\n  %s#first/%s"
                                    .formatted(url, token)));
        }
        console.say(said.toString()); // at once, so that who reads the first line has them all
    }
}
