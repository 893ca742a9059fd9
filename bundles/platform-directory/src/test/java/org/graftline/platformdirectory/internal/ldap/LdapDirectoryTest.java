package org.graftline.platformdirectory.internal.ldap;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryPerson.GroupRole;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.platform.directory.PasswordDirectory;
import org.graftline.platformdirectory.internal.Settings;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Apache Directory Server, over real sockets and real TLS. */
class LdapDirectoryTest {
    private static final String PASSWORD = "seven calm herons";
    private static final GroupRole TECHNICIAN = new GroupRole(Role.TECHNICIAN, null);
    private static final GroupRole DIRECTOR_OF_ONE = new GroupRole(Role.DIRECTOR, new StudyCode("PDX-1"));

    @TempDir
    static Path home;

    @SuppressWarnings("NullAway.Init") // before all
    private static LaboratoryServer server;

    @BeforeAll
    static void a_laboratory_with_people_and_groups() throws IOException {
        server = new LaboratoryServer(home.resolve("server"), Keystores.make(home, "ours", "localhost"));
        Keystores.make(home, "foreign", "localhost");
        secret("reader.password", LaboratoryServer.READER_PASSWORD, "rw-------");
        server.add("""
                dn: dc=lab
                objectClass: domain
                dc: lab

                dn: cn=reader,dc=lab
                objectClass: person
                cn: reader
                sn: reader
                userPassword: %s

                dn: ou=people,dc=lab
                objectClass: organizationalUnit
                ou: people

                dn: ou=groups,dc=lab
                objectClass: organizationalUnit
                ou: groups

                dn: ou=elsewhere,dc=lab
                objectClass: extensibleObject
                objectClass: referral
                ou: elsewhere
                ref: ldap://127.0.0.1:1/ou=people,dc=lab
                """.formatted(LaboratoryServer.READER_PASSWORD));
        person("tom", "Tom Tän", PASSWORD);
        person("dora", "Dora Rector", PASSWORD);
        person("nina", "Nina Noone", PASSWORD);
        person("o(brien)*", "Odd O'Brien", PASSWORD);
        server.add("""
                dn: cn=twin,ou=people,dc=lab
                objectClass: inetOrgPerson
                cn: twin
                sn: twin
                uid: twin
                userPassword: %1$s

                dn: sn=twin,ou=people,dc=lab
                objectClass: inetOrgPerson
                cn: other twin
                sn: twin
                uid: twin
                userPassword: %1$s

                dn: cn=PDX technicians,ou=groups,dc=lab
                objectClass: groupOfNames
                cn: PDX technicians
                member: uid=tom,ou=people,dc=lab

                dn: cn=directors,ou=groups,dc=lab
                objectClass: groupOfNames
                cn: directors
                member: uid=dora,ou=people,dc=lab

                dn: cn=everybody,ou=groups,dc=lab
                objectClass: groupOfNames
                cn: everybody
                member: cn=PDX technicians,ou=groups,dc=lab
                member: cn=everybody,ou=groups,dc=lab

                dn: cn=choir,ou=groups,dc=lab
                objectClass: groupOfNames
                cn: choir
                member: uid=nina,ou=people,dc=lab
                """.formatted(PASSWORD));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void person(String uid, String name, String password) {
        server.add("""
                dn: uid=%1$s,ou=people,dc=lab
                objectClass: inetOrgPerson
                uid: %1$s
                cn: %2$s
                sn: %1$s
                mail: somebody@example.org
                userPassword: %3$s
                """.formatted(uid, name, password));
    }

    private static void secret(String name, String text, String mode) throws IOException {
        Files.writeString(home.resolve(name), text + "\n");
        Files.setPosixFilePermissions(home.resolve(name), PosixFilePermissions.fromString(mode));
    }

    private static PasswordDirectory directory(Map<String, ?> changed) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("name", "laboratory");
        settings.put("servers", "ldaps://localhost:" + server.securePort());
        settings.put("certificates", "ours.pem");
        settings.put("reader", LaboratoryServer.READER);
        settings.put("passwordFile", "reader.password");
        settings.put("people", LaboratoryServer.PEOPLE);
        settings.put("groupsBelow", LaboratoryServer.GROUPS);
        settings.put(
                "roles",
                "PDX technicians => technician; cn=Directors, ou=groups,dc=lab => director of PDX-1; everybody => read-only");
        settings.putAll(changed);
        return ConfiguredLdap.directory(Settings.of(LdapConfig.class, settings), home)
                .orElseThrow();
    }

    private static Optional<DirectoryPerson> prove(String login, String password) {
        return directory(Map.of()).prove(login, password.toCharArray());
    }

    @Test
    void a_name_and_its_password_prove_a_person_with_a_lasting_id_and_what_is_printed() {
        DirectoryPerson tom = prove("tom", PASSWORD).orElseThrow();

        then(tom.login()).isEqualTo("tom");
        then(tom.name()).isEqualTo("Tom Tän");
        then(tom.mail()).isEqualTo("somebody@example.org");
        then(tom.source()).isEqualTo("laboratory");
        then(tom.subject())
                .hasSize(36)
                .isNotEqualTo(prove("dora", PASSWORD).orElseThrow().subject());
        then(tom.heldUntil()).isNull();
    }

    @Test
    void groups_give_roles_by_their_name_or_their_distinguished_name_whatever_its_case_and_blanks() {
        then(prove("tom", PASSWORD).orElseThrow().roles()).containsExactly(TECHNICIAN);
        then(prove("dora", PASSWORD).orElseThrow().roles()).containsExactly(DIRECTOR_OF_ONE);
    }

    @Test
    void a_person_in_no_mapped_group_is_proven_and_has_no_role() {
        then(prove("nina", PASSWORD).orElseThrow().roles()).isEmpty();
    }

    @Test
    void a_member_of_a_member_counts_as_far_as_the_settings_say_and_a_circle_of_groups_ends() {
        then(directory(Map.of("nested", 4))
                        .prove("tom", PASSWORD.toCharArray())
                        .orElseThrow()
                        .roles())
                .containsExactlyInAnyOrder(TECHNICIAN, new GroupRole(Role.READ_ONLY, null));
    }

    @Test
    void a_wrong_password_an_unknown_name_and_no_password_prove_nobody() {
        then(prove("tom", "not the password")).isEmpty();
        then(prove("nobody", PASSWORD)).isEmpty();
        then(prove("tom", "")).isEmpty();
        then(prove(" ", PASSWORD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "t*m",
                "tom)(uid=*",
                "tom)(|(uid=*))",
                "*)(objectClass=*",
                "tom\u0000",
                "\\74om",
                "uid=tom,ou=people,dc=lab"
            })
    void what_means_something_in_a_filter_is_a_letter_of_the_name_and_no_more(String typed) {
        then(prove(typed, PASSWORD)).isEmpty();
    }

    @Test
    void a_name_that_really_has_such_letters_is_found() {
        then(prove("o(brien)*", PASSWORD).map(DirectoryPerson::name)).contains("Odd O'Brien");
    }

    @Test
    void two_entries_of_one_name_let_nobody_in() {
        thenThrownBy(() -> prove("twin", PASSWORD))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("several entries for this name");
    }

    @Test
    void the_connection_may_begin_in_the_clear_and_is_upgraded_before_anything_is_said() {
        then(directory(Map.of("servers", "ldap://localhost:" + server.port())).prove("tom", PASSWORD.toCharArray()))
                .isPresent();
    }

    @Test
    void who_was_removed_is_not_found_by_their_lasting_id_any_more_and_who_came_after_under_the_name_is_another() {
        person("temp", "First Temp", PASSWORD);
        String first = prove("temp", PASSWORD).orElseThrow().subject();
        then(directory(Map.of()).look(first).map(DirectoryPerson::name)).contains("First Temp");

        server.remove("uid=temp,ou=people,dc=lab");
        then(directory(Map.of()).look(first)).isEmpty();

        person("temp", "Second Temp", PASSWORD);
        then(prove("temp", PASSWORD).orElseThrow().subject()).isNotEqualTo(first);
        then(directory(Map.of()).look(first)).isEmpty();
        server.remove("uid=temp,ou=people,dc=lab");
    }

    @Test
    void who_matches_the_filter_no_more_is_gone_and_cannot_log_in() {
        String subject = prove("tom", PASSWORD).orElseThrow().subject();
        PasswordDirectory narrowed = directory(Map.of("filter", "(&(objectClass=person)(!(cn=Tom*)))"));
        then(narrowed.look(subject)).isEmpty();
        then(narrowed.prove("tom", PASSWORD.toCharArray())).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_believes_is_said_and_nothing_is_sent() {
        thenThrownBy(() -> directory(Map.of("certificates", "foreign.pem")).prove("tom", PASSWORD.toCharArray()))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("a certificate that is not believed");
        thenThrownBy(() -> directory(
                                Map.of("certificates", "foreign.pem", "servers", "ldap://localhost:" + server.port()))
                        .prove("tom", PASSWORD.toCharArray()))
                .isInstanceOf(DirectoryUnavailableException.class);
    }

    @Test
    void a_certificate_of_another_name_is_not_believed_whoever_signed_it() throws Exception {
        Path keystore = Keystores.make(home, "other", "other.example.org");
        try (Doorway other = new Doorway(keystore)) {
            thenThrownBy(() -> directory(
                                    Map.of("certificates", "other.pem", "servers", "ldaps://localhost:" + other.port()))
                            .prove("tom", PASSWORD.toCharArray()))
                    .isInstanceOf(DirectoryUnavailableException.class)
                    .hasMessageContaining("a certificate that is not believed, or one of another name");
        }
    }

    @Test
    void a_server_that_is_down_is_said_with_who_can_still_log_in() {
        thenThrownBy(() -> directory(Map.of("servers", "ldaps://localhost:" + LaboratoryServer.free()))
                        .prove("tom", PASSWORD.toCharArray()))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("The directory 'laboratory' does not answer")
                .hasMessageEndingWith("Until then only people with a password here can log in.");
    }

    @Test
    void the_next_server_is_asked_when_the_first_is_down() {
        then(directory(Map.of(
                                "servers",
                                "ldaps://localhost:%d ldaps://localhost:%d"
                                        .formatted(LaboratoryServer.free(), server.securePort())))
                        .prove("tom", PASSWORD.toCharArray()))
                .isPresent();
    }

    @Test
    void a_referral_is_not_followed_with_a_password() {
        thenThrownBy(() -> directory(Map.of("people", "ou=elsewhere,dc=lab")).prove("tom", PASSWORD.toCharArray()))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("refers to another server");
    }

    @Test
    void a_reader_whom_the_directory_refuses_is_said() throws IOException {
        secret("old.password", "not any more", "rw-------");
        thenThrownBy(() -> directory(Map.of("passwordFile", "old.password")).prove("tom", PASSWORD.toCharArray()))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("refuses the reader");
    }

    @Test
    void a_password_file_that_others_can_read_is_not_used_and_people_are_told_why() throws IOException {
        secret("open.password", LaboratoryServer.READER_PASSWORD, "rw-r--r--");
        thenThrownBy(() -> directory(Map.of("passwordFile", "open.password")).prove("tom", PASSWORD.toCharArray()))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining(LaboratoryServer.READER_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "servers=http://localhost",
                "servers=ldaps://a ldap://b",
                "people=nowhere at all",
                "filter=(uid",
                "tls=maybe",
                "login= ",
                "askMinutes=0",
                "certificates=absent.pem",
                "roles=technicians",
                "roles=a => chef",
                "roles=a => administrator of PDX-1"
            })
    void a_setting_that_cannot_be_used_is_named(String setting) {
        String[] parts = setting.split("=", 2);
        Object value = parts[0].endsWith("Minutes") ? Integer.valueOf(parts[1]) : parts[1];
        Map<String, Object> changed = new HashMap<>(Map.of(parts[0], value));
        if (parts[0].equals("tls")) {
            changed.put("servers", "ldap://localhost:" + server.port());
        }
        thenThrownBy(() -> directory(changed).prove("tom", PASSWORD.toCharArray()))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("'" + parts[0] + "'")
                .hasMessageContaining(LdapSettings.PID);
    }

    @Test
    void without_servers_there_is_no_directory() {
        then(ConfiguredLdap.directory(Settings.of(LdapConfig.class, Map.of()), home))
                .isEmpty();
    }
}
