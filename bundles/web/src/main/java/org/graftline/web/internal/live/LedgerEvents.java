package org.graftline.web.internal.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.graftline.study.event.Topics;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** Hears of every act that was committed and passes it on. */
@Component(
        service = {EventHandler.class, LedgerEvents.class},
        property = EventConstants.EVENT_TOPIC + "=" + Topics.COMMITTED)
public final class LedgerEvents implements EventHandler {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Wants to hear of acts; must not block. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param chain the chain's name
         * @param position of the entry
         */
        void committed(String chain, long position);
    }

    /** Adds a listener. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public void handleEvent(Event event) {
        if (event.getProperty(Topics.CHAIN) instanceof String chain
                && event.getProperty(Topics.POSITION) instanceof Long position) {
            listeners.forEach(listener -> listener.committed(chain, position));
        }
    }
}
