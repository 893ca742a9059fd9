package org.graftline.shell.internal;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code graftline start}: says where the pages are; the launcher keeps the process. */
@Component(service = Command.class, property = Command.NAME + "=start")
public final class StartCommand implements Command<StartWords> {
    private final String port;

    /** @param context knows the launcher's settings */
    @Activate
    public StartCommand(BundleContext context) {
        String set = context.getProperty("graftline.port");
        port = set == null ? "8282" : set;
    }

    @Override
    public Class<StartWords> words() {
        return StartWords.class;
    }

    @Override
    public Outcome run(StartWords words, Console console) {
        console.say("Graftline serves http://127.0.0.1:%s/. Stop it with Ctrl-C.".formatted(port));
        return Outcome.DONE;
    }
}
