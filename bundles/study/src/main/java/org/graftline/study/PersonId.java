package org.graftline.study;

import java.util.UUID;

/**
 * Names a person for ever without saying who: names and log-in names can be erased, this id stays on the records.
 *
 * @param value 1 to 64 letters, digits, dot, underscore, colon, at sign or hyphen; ours are "p-" and 12 hexadecimal digits, a host's
 *     are its own
 */
public record PersonId(String value) implements Comparable<PersonId> {
    /** @throws ImpossibleValueException if the text has another shape */
    public PersonId {
        if (!value.matches("[A-Za-z0-9._:@-]{1,64}")) {
            throw new ImpossibleValueException("'%s' cannot be a person's id. Use letters, digits and . _ : @ - only."
                    .formatted(value.replaceAll("\\p{Cntrl}", "?")));
        }
    }

    /** @return an id nobody has yet */
    public static PersonId fresh() {
        return new PersonId("p-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
