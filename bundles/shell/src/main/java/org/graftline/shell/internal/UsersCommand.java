package org.graftline.shell.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.graftline.platform.People;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.PersonId;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline users}: absent where a host keeps the people. Passwords come from a file, never from the words typed. */
@Component(service = Command.class, property = Command.NAME + "=users")
public final class UsersCommand implements Command<UsersWords> {
    private final PeopleAdministration administration;
    private final People people;

    /**
     * @param administration keeps the people
     * @param people finds them
     */
    @Activate
    public UsersCommand(@Reference PeopleAdministration administration, @Reference People people) {
        this.administration = administration;
        this.people = people;
    }

    @Override
    public Class<UsersWords> words() {
        return UsersWords.class;
    }

    @Override
    public Outcome run(UsersWords words, Console console) {
        if (words.action() == UsersWords.Action.FIRST) {
            return enrollFirst(words, console);
        }
        Actor actor = administration.commandLineActor(words.as());
        switch (words.action()) {
            case LIST ->
                administration
                        .people(actor)
                        .forEach(p -> console.say("%-20s %-30s %-10s %s"
                                .formatted(
                                        p.login(),
                                        p.name(),
                                        p.active() ? "active" : "disabled",
                                        String.join(", ", p.roles()))));
            case ADD -> {
                administration.enroll(actor, login(words), required("--name", words.name()));
                console.say("'%s' is enrolled. Give a role with 'users grant', a password with 'users password'."
                        .formatted(login(words)));
            }
            case GRANT -> roles(words).forEach(role -> administration.grant(actor, person(words), role, words.study()));
            case WITHDRAW ->
                roles(words).forEach(role -> administration.withdraw(actor, person(words), role, words.study()));
            case PASSWORD -> administration.setPassword(actor, person(words), password(words, console));
            case DISABLE -> administration.disable(actor, person(words));
            case FIRST -> throw new IllegalStateException("handled above");
        }
        return Outcome.DONE;
    }

    private Outcome enrollFirst(UsersWords words, Console console) {
        String token = administration
                .firstAdministratorToken()
                .orElseThrow(() -> new CommandFailedException(
                        "This installation has an administrator already. Ask them to enroll you."));
        Set<Role> alsoAs = EnumSet.noneOf(Role.class);
        List<Role> asked = words.roles();
        if (asked != null) {
            alsoAs.addAll(asked);
        }
        alsoAs.remove(Role.ADMINISTRATOR);
        administration.enrollFirstAdministrator(
                token, login(words), required("--name", words.name()), password(words, console), alsoAs);
        console.say("'%s' is the first administrator.".formatted(login(words)));
        return Outcome.DONE;
    }

    private PersonId person(UsersWords words) {
        String login = login(words);
        return people.find(login)
                .orElseThrow(() -> new CommandFailedException(
                        "There is no active person '%s'. 'users list' shows who there is.".formatted(login)));
    }

    private static char[] password(UsersWords words, Console console) {
        String text = InputFile.text(console.file(required("--password-file", words.passwordFile())));
        return text.lines().findFirst().orElse("").toCharArray();
    }

    private static List<Role> roles(UsersWords words) {
        return required("--role", words.roles());
    }

    private static String login(UsersWords words) {
        return required("LOGIN", words.login());
    }

    private static <T> T required(String word, @Nullable T value) {
        if (value == null) {
            throw new BadUsageException("This needs %s. Usage: graftline users --help".formatted(word));
        }
        return value;
    }
}
