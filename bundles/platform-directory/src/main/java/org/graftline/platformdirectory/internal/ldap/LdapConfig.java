package org.graftline.platformdirectory.internal.ldap;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of the directory; a change holds from the next log-in on and logs nobody out. */
@ObjectClassDefinition(
        name = "Graftline directory (LDAP)",
        description = "The directory by which people of the laboratory log in with their name and password there.")
@interface LdapConfig {
    @AttributeDefinition(
            name = "Name",
            description =
                    "What the directory is called on pages and in the ledger; people are bound to it. Do not change it later.")
    String name() default "directory";

    @AttributeDefinition(
            name = "Servers",
            description =
                    "Addresses, with blanks between them, tried in this order: ldaps://one.example.org ldaps://two.example.org:636."
                            + " Empty: there is no directory.")
    String servers() default "";

    @AttributeDefinition(
            name = "TLS on ldap://",
            options = {
                @Option(label = "StartTLS, required", value = "starttls"),
                @Option(label = "none: anybody on the way reads passwords", value = "none")
            },
            description =
                    "How a connection to an address that begins with ldap:// is kept from listeners; ldaps:// always is.")
    String tls() default "starttls";

    @AttributeDefinition(
            name = "Certificates",
            description =
                    "PEM file with the certificates of the authorities that are believed; a relative path starts at the home directory."
                            + " Empty: those that Java believes.")
    String certificates() default "";

    @AttributeDefinition(
            name = "Connect within (seconds)",
            min = "1",
            max = "60",
            description = "Then the next server is tried.")
    int connectSeconds() default 5;

    @AttributeDefinition(
            name = "Answer within (seconds)",
            min = "1",
            max = "120",
            description = "Then the directory counts as silent.")
    int answerSeconds() default 10;

    @AttributeDefinition(
            name = "Reader",
            description = "Distinguished name that may search for people. Empty: the search is anonymous.")
    String reader() default "";

    @AttributeDefinition(
            name = "Password file of the reader",
            description =
                    "File whose first line is the password, readable by the owner only; a relative path starts at the home directory.")
    String passwordFile() default "";

    @AttributeDefinition(
            name = "Where people are",
            description = "Distinguished name below which people are searched for.")
    String people() default "";

    @AttributeDefinition(
            name = "Who may log in",
            description =
                    "LDAP filter that the entries of people must match. Leave disabled people out by it, or they are only kept out by"
                            + " the directory refusing their password.")
    String filter() default "(objectClass=person)";

    @AttributeDefinition(
            name = "Log-in attributes",
            description =
                    "With blanks between them; what is typed must be the value of one of them. The first is the log-in name shown here.")
    String login() default "uid";

    @AttributeDefinition(
            name = "Lasting id attribute",
            description =
                    "An attribute whose value the directory never gives to somebody else: entryUUID, or objectGUID of Active Directory.")
    String id() default "entryUUID";

    @AttributeDefinition(name = "Name attribute", description = "What is printed on records and reports.")
    String printedName() default "cn";

    @AttributeDefinition(name = "Mail attribute", description = "Taken over where nobody kept an address here.")
    String mail() default "mail";

    @AttributeDefinition(
            name = "Groups attribute",
            description =
                    "Attribute of people that lists the distinguished names of their groups, such as memberOf. Empty: none does.")
    String groups() default "memberOf";

    @AttributeDefinition(
            name = "Where groups are",
            description =
                    "Distinguished name below which groups with the person as member are searched for as well. Empty: they are not.")
    String groupsBelow() default "";

    @AttributeDefinition(name = "What groups are", description = "LDAP filter that the entries of groups must match.")
    String groupFilter() default "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=group))";

    @AttributeDefinition(
            name = "Member attributes",
            description =
                    "With blanks between them; attributes of groups that list the distinguished names of members.")
    String member() default "member uniqueMember";

    @AttributeDefinition(
            name = "Groups in groups",
            description =
                    "How many steps from group to group are followed below where groups are. 0: a member of a member is none.",
            min = "0",
            max = "10")
    int nested() default 0;

    @AttributeDefinition(
            name = "Roles",
            description =
                    "Which group gives which role, as 'group => role; group => role of STUDY'. A group is named by its distinguished"
                            + " name, or by its name alone. Who is in no such group may log in and sees nothing.")
    String roles() default "";

    @AttributeDefinition(
            name = "Ask every (minutes)",
            min = "1",
            max = "1440",
            description =
                    "How often the directory is asked about those who came from it: who was removed loses sessions and tokens then.")
    int askMinutes() default 5;
}
