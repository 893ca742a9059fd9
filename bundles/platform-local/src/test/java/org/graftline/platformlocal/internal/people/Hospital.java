package org.graftline.platformlocal.internal.people;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryPerson.GroupRole;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.PasswordDirectory;

/** A directory kept by hand: what it says about its people is what a test says. Every password is the same. */
final class Hospital implements PasswordDirectory {
    static final String PASSWORD = "hospital password";
    static final String SOURCE = "hospital";

    private final Map<String, DirectoryPerson> bySubject = new HashMap<>();
    private boolean silent;
    int asked;

    void has(String subject, String login, String name, GroupRole... roles) {
        bySubject.put(subject, new DirectoryPerson(SOURCE, subject, login, name, "", Set.of(roles), null));
    }

    void loses(String subject) {
        bySubject.remove(subject);
    }

    void fallsSilent() {
        silent = true;
    }

    void speaksAgain() {
        silent = false;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Optional<DirectoryPerson> prove(String login, char[] password) {
        listen();
        return bySubject.values().stream()
                .filter(person -> person.login().equals(login.strip()))
                .filter(person -> PASSWORD.equals(String.valueOf(password)))
                .findFirst();
    }

    @Override
    public Optional<DirectoryPerson> look(String subject) {
        listen();
        return Optional.ofNullable(bySubject.get(subject));
    }

    private void listen() {
        asked++;
        if (silent) {
            throw new DirectoryUnavailableException("The directory 'hospital' does not answer.");
        }
    }
}
