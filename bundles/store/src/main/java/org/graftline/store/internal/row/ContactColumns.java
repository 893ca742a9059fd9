package org.graftline.store.internal.row;

import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.people.Contact;
import org.jspecify.annotations.Nullable;

/** Table {@code contact}. */
public record ContactColumns(
        String id, int version, String person, @Nullable String mailText, String mailSalt, String mailSha256)
        implements Columns<Contact> {

    static final String INSERT = """
            insert into contact (
                id, version, person, mail_text, mail_salt, mail_sha256)
            values (
                :id, :version, :person, :mailText, :mailSalt, :mailSha256)""";

    /** @return the columns of a record */
    public static ContactColumns of(Contact it) {
        return new ContactColumns(
                it.id(),
                it.version(),
                it.person().value(),
                it.mail().text(),
                it.mail().salt(),
                it.mail().sha256());
    }

    @Override
    public Contact row() {
        return new Contact(new PersonId(person), version, mail());
    }

    @Override
    public List<SaltedText> erasable() {
        return List.of(mail());
    }

    private SaltedText mail() {
        return new SaltedText(mailText, mailSalt, mailSha256);
    }

    @Override
    public String toString() {
        return "ContactColumns[" + person + ", version " + version + "]"; // never the address: it is personal
    }
}
