package org.graftline.platformlocal.internal.people;

import java.util.Optional;
import org.graftline.platform.Contacts;
import org.graftline.study.PersonId;
import org.graftline.study.record.PeopleRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Addresses from our own records; nobody who is disabled has one. */
@Component
@ServiceRanking(-100)
public final class RecordedContacts implements Contacts {
    private final PeopleRecords records;
    private final Register register;

    /** @param records where people are kept */
    @Activate
    public RecordedContacts(@Reference PeopleRecords records) {
        this.records = records;
        this.register = new Register(records);
    }

    @Override
    public Optional<String> mailAddress(PersonId person) {
        return register.active(person)
                .flatMap(active -> records.contact(person))
                .flatMap(contact -> contact.mail().written())
                .filter(address -> !address.isEmpty());
    }
}
