package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleApiTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        site.loggedInAs("mara");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void an_administrator_keeps_people() throws Exception {
        then(Site.json(site.get("/people")).get("people").get(0).get("login").asString())
                .isEqualTo("mara");
        then(site.send("POST", "/people", "{\"login\":\"ida\",\"name\":\"Ida Im\"}")
                        .statusCode())
                .isEqualTo(201);
        then(site.send("PUT", "/people/p-tom/roles/director?study=PDX-1", null).statusCode())
                .isEqualTo(204);
        then(site.send("DELETE", "/people/p-tom/roles/technician", null).statusCode())
                .isEqualTo(204);
        then(site.office.asked)
                .containsExactly("enroll ida Ida Im", "grant p-tom DIRECTOR PDX-1", "withdraw p-tom TECHNICIAN null");
    }

    @Test
    void a_role_that_does_not_exist_is_not_found() throws Exception {
        then(site.send("PUT", "/people/p-tom/roles/king", null).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_else_keeps_people() throws Exception {
        site.loggedInAs("dora");
        then(site.get("/people").statusCode()).isEqualTo(403);
        then(site.send("POST", "/people", "{\"login\":\"ida\",\"name\":\"Ida Im\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_password_set_by_somebody_else_logs_the_person_out() throws Exception {
        site.loggedInAs("tom");
        String toms = site.cookie;
        site.loggedInAs("mara");
        then(site.send("PUT", "/people/p-tom/password", "{\"password\":\"eleven amber lamps\"}")
                        .statusCode())
                .isEqualTo(204);
        site.cookie = toms;
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void somebody_disabled_is_logged_out() throws Exception {
        site.loggedInAs("tom");
        String toms = site.cookie;
        site.loggedInAs("mara");
        then(site.send("POST", "/people/p-tom/disable", null).statusCode()).isEqualTo(204);
        site.cookie = toms;
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }
}
