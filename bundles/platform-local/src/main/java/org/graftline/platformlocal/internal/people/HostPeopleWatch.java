package org.graftline.platformlocal.internal.people;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graftline.platform.People;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Takes {@link PeopleOffice} and what serves directories away as long as a host brings its own people: keeping ours beside them would let
 * somebody administer people who never log in.
 */
@Component(service = HostPeopleWatch.class, immediate = true)
public final class HostPeopleWatch {
    private static final List<String> OURS =
            List.of(PeopleOffice.class.getName(), ProviderDesk.class.getName(), Departures.class.getName());

    private final ComponentContext context;
    private final Set<ServiceReference<People>> hosts = new HashSet<>();

    /** @param context switches the office on and off */
    @Activate
    public HostPeopleWatch(ComponentContext context) {
        this.context = context;
    }

    @Reference(
            service = People.class,
            target = "(!(component.name=org.graftline.platformlocal.internal.people.PasswordLogIn))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    synchronized void addHost(ServiceReference<People> host) {
        hosts.add(host);
        OURS.forEach(context::disableComponent);
    }

    synchronized void removeHost(ServiceReference<People> host) {
        hosts.remove(host);
        if (hosts.isEmpty()) {
            OURS.forEach(context::enableComponent);
        }
    }
}
