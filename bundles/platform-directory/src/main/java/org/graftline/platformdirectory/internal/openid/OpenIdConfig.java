package org.graftline.platformdirectory.internal.openid;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the provider; a change holds from the next log-in on and logs nobody out. */
@ObjectClassDefinition(
        name = "Graftline single sign-on (OpenID Connect)",
        description = "The provider at which people of the laboratory log in once for all programs.")
@interface OpenIdConfig {
    @AttributeDefinition(
            name = "Name",
            description = "What the provider is called in the ledger; people are bound to it. Do not change it later.")
    String name() default "openid";

    @AttributeDefinition(name = "Label", description = "The button of the log-in page says: Log in with LABEL.")
    String label() default "single sign-on";

    @AttributeDefinition(
            name = "Issuer",
            description =
                    "Address of the provider as its tokens name it, such as https://sso.example.org/realms/lab. Empty: there is none.")
    String issuer() default "";

    @AttributeDefinition(name = "Client id", description = "What Graftline is called at the provider.")
    String clientId() default "graftline";

    @AttributeDefinition(
            name = "Secret file",
            description =
                    "File whose first line is the client's secret, readable by the owner only; a relative path starts at the home"
                            + " directory. Empty: the client is public and has none.")
    String secretFile() default "";

    @AttributeDefinition(
            name = "Address of the pages",
            description =
                    "Where people reach Graftline. The provider must know this address with /log-in behind it as redirect URI, and with"
                            + " / behind it as redirect URI after log-out.")
    String pages() default "http://localhost:8282";

    @AttributeDefinition(
            name = "Scopes",
            description = "With blanks between them. What the provider needs to tell name, mail address and groups.")
    String scopes() default "openid profile email";

    @AttributeDefinition(name = "Log-in claim", description = "The log-in name shown here.")
    String login() default "preferred_username";

    @AttributeDefinition(name = "Name claim", description = "What is printed on records and reports.")
    String printedName() default "name";

    @AttributeDefinition(name = "Mail claim", description = "Taken over where nobody kept an address here.")
    String mail() default "email";

    @AttributeDefinition(
            name = "Groups claim",
            description = "Lists the groups; dots lead into it, as in realm_access.roles.")
    String groups() default "groups";

    @AttributeDefinition(
            name = "Roles",
            description =
                    "Which group gives which role, as 'group => role; group => role of STUDY'. Who is in no such group may log in and"
                            + " sees nothing.")
    String roles() default "";

    @AttributeDefinition(
            name = "Certificates",
            description =
                    "PEM file with the certificates of the authorities that are believed; a relative path starts at the home directory."
                            + " Empty: those that Java believes.")
    String certificates() default "";

    @AttributeDefinition(
            name = "Answer within (seconds)",
            min = "1",
            max = "60",
            description = "Then the provider counts as silent.")
    int answerSeconds() default 10;

    @AttributeDefinition(
            name = "Clocks differ by (seconds)",
            min = "0",
            max = "300",
            description = "How far the provider's clock may be from this computer's.")
    int skewSeconds() default 60;

    @AttributeDefinition(
            name = "Ask every (minutes)",
            min = "1",
            max = "1440",
            description =
                    "How often the provider is asked whether a log-in still holds, where it gives a refresh token. A log-in that it ended"
                            + " ends here.")
    int askMinutes() default 5;

    @AttributeDefinition(
            name = "Hold (days)",
            min = "1",
            max = "366",
            description =
                    "How long a log-in vouches for the person: their tokens for scripts open nothing afterwards, until they log in again.")
    int holdDays() default 30;
}
