package org.graftline.shell.internal;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.graftline.platform.PeopleAdministration;
import org.graftline.platform.ScriptTokens;
import org.graftline.study.people.Actor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline tokens}: absent where a host keeps the people. */
@Component(service = Command.class, property = Command.NAME + "=tokens")
public final class TokensCommand implements Command<TokensWords> {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PeopleAdministration administration;
    private final ScriptTokens tokens;

    /**
     * @param administration knows who types
     * @param tokens keeps the tokens
     */
    @Activate
    public TokensCommand(@Reference PeopleAdministration administration, @Reference ScriptTokens tokens) {
        this.administration = administration;
        this.tokens = tokens;
    }

    @Override
    public Class<TokensWords> words() {
        return TokensWords.class;
    }

    @Override
    public Outcome run(TokensWords words, Console console) {
        Actor actor = administration.commandLineActor(words.as());
        switch (words.action()) {
            case ISSUE -> {
                ScriptTokens.Issued issued = tokens.issue(
                        actor,
                        required("--label", words.label()),
                        required("--scope", words.scope()),
                        words.study(),
                        required("--days", words.days()));
                console.say(issued.secret());
                console.say("This is shown once. It opens until %s; 'tokens revoke %s' ends it before."
                        .formatted(MINUTE.format(issued.expires()), issued.token()));
            }
            case LIST ->
                tokens.tokens(actor, actor.person())
                        .forEach(token -> console.say("%s  %-8s %-6s %-12s until %s, last used %s  %s"
                                .formatted(
                                        token.token(),
                                        token.active() ? "active" : "over",
                                        token.scope().name().toLowerCase(Locale.ROOT),
                                        token.study() == null ? "every study" : token.study(),
                                        MINUTE.format(token.expires()),
                                        token.lastUsed() == null ? "never" : MINUTE.format(token.lastUsed()),
                                        token.label())));
            case REVOKE -> {
                tokens.revoke(actor, required("TOKEN", words.token()));
                console.say("Token %s opens nothing any more.".formatted(words.token()));
            }
        }
        return Outcome.DONE;
    }

    private static <T> T required(String word, @Nullable T value) {
        if (value == null) {
            throw new BadUsageException("This needs %s. Usage: graftline tokens --help".formatted(word));
        }
        return value;
    }
}
