package com.example.vivarium;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.http.HttpService;
import org.osgi.util.tracker.ServiceTracker;

/** Serves its page at {@code /vivarium} of the container's own HTTP service, and keeps a diary of what happens to the bundles around it. */
public final class Vivarium implements BundleActivator {
    private final Diary diary = new Diary();
    private @Nullable ServiceTracker<HttpService, HttpService> http;

    @Override
    public void start(BundleContext context) {
        context.addBundleListener(diary);
        ServiceTracker<HttpService, HttpService> tracker = new ServiceTracker<>(context, HttpService.class, null) {
            @Override
            public HttpService addingService(ServiceReference<HttpService> reference) {
                HttpService service = context.getService(reference);
                Pages.register(service, diary);
                return service;
            }
        };
        http = tracker;
        tracker.open();
    }

    @Override
    public void stop(BundleContext context) {
        if (http != null) {
            http.close();
        }
        context.removeBundleListener(diary);
    }
}
