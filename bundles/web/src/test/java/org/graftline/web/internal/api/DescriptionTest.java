package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graftline.web.internal.http.Route;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DescriptionTest {
    private final JsonNode description = JsonMapper.shared().readTree(Description.bytes());

    @Test
    void the_description_names_every_route_and_nothing_else() throws Exception {
        List<String> described = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        try (Site site = new Site()) {
            then(described)
                    .hasSizeGreaterThan(25)
                    .containsExactlyInAnyOrderElementsOf(
                            site.api.routes().all().stream().map(Route::name).toList());
        }
    }

    @Test
    void what_the_description_calls_open_is_what_needs_no_log_in() throws Exception {
        try (Site site = new Site()) {
            for (Route route : site.api.routes().all()) {
                JsonNode operation = description
                        .get("paths")
                        .get(route.template())
                        .get(route.method().name().toLowerCase(Locale.ROOT));
                boolean open =
                        operation.has("security") && operation.get("security").isEmpty();
                then(open).as(route.name()).isEqualTo(route.guard() == Route.Guard.ANYBODY);
            }
        }
    }

    @Test
    void every_reference_leads_somewhere_and_every_name_in_an_address_is_described() {
        List<JsonNode> references = description.findValues("$ref");
        then(references).hasSizeGreaterThan(100);
        for (JsonNode reference : references) {
            String place = reference.asString().substring(1);
            then(description.at(place).isMissingNode()).as(place).isFalse();
        }
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    List<String> named = new ArrayList<>();
                    operation.path("parameters").forEach(one -> {
                        if (one.get("in").asString().equals("path")) {
                            named.add("{" + one.get("name").asString() + "}");
                        }
                    });
                    String[] segments = path.getKey().split("/");
                    then(named)
                            .as(path.getKey())
                            .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(segments)
                                    .filter(segment -> segment.startsWith("{"))
                                    .toList());
                }));
    }

    @Test
    void every_route_that_needs_a_log_in_refuses_those_without() throws Exception {
        try (Site site = new Site()) {
            for (Route route : site.api.routes().all()) {
                if (route.guard() == Route.Guard.LOGGED_IN) {
                    String path = route.template().replaceAll("\\{[^}]+}", "x");
                    then(site.send(route.method().name(), path, null).statusCode())
                            .as(route.name())
                            .isEqualTo(401);
                }
            }
        }
    }
}
