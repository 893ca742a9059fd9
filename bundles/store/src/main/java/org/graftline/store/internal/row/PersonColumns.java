package org.graftline.store.internal.row;

import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.people.Person;
import org.jspecify.annotations.Nullable;

/** Table {@code person}. */
public record PersonColumns(
        String id,
        int version,
        String person,
        @Nullable String loginText,
        String loginSalt,
        String loginSha256,
        @Nullable String nameText,
        String nameSalt,
        String nameSha256,
        String state)
        implements Columns<Person> {

    static final String INSERT = """
            insert into person (
                id, version, person, login_text, login_salt, login_sha256, name_text, name_salt, name_sha256,
                state)
            values (
                :id, :version, :person, :loginText, :loginSalt, :loginSha256, :nameText, :nameSalt,
                :nameSha256, :state)""";

    /** @return the columns of a record */
    public static PersonColumns of(Person person) {
        return new PersonColumns(
                person.id(),
                person.version(),
                person.person().value(),
                person.login().text(),
                person.login().salt(),
                person.login().sha256(),
                person.name().text(),
                person.name().salt(),
                person.name().sha256(),
                person.state().name());
    }

    @Override
    public Person row() {
        return new Person(new PersonId(person), version, login(), name(), Person.State.valueOf(state));
    }

    @Override
    public List<SaltedText> erasable() {
        return List.of(login(), name());
    }

    private SaltedText login() {
        return new SaltedText(loginText, loginSalt, loginSha256);
    }

    private SaltedText name() {
        return new SaltedText(nameText, nameSalt, nameSha256);
    }

    @Override
    public String toString() {
        return "PersonColumns[" + person + ", version " + version + "]"; // never the texts: they are personal
    }
}
