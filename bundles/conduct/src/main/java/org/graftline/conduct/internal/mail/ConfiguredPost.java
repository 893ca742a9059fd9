package org.graftline.conduct.internal.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The post as it is configured; without a server it sends nothing and says so. */
@Component(configurationPid = "org.graftline.conduct.mail")
@Designate(ocd = ConfiguredPost.Config.class)
public final class ConfiguredPost implements Post {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredPost.class);

    /** Settings; a change holds from the next letter on. */
    @ObjectClassDefinition(
            name = "Graftline mail",
            description = "The mail server by which alerts reach people. A change holds from the next letter on.")
    public @interface Config {
        @AttributeDefinition(
                name = "Server",
                description =
                        "Name or address of the SMTP server. Empty: no mail is sent; whoever is called only by mail is passed over.")
        String host() default "";

        @AttributeDefinition(
                name = "Port",
                min = "1",
                max = "65535",
                description =
                        "Usual are 587 with STARTTLS, 465 with TLS from the start, 25 within a house without either.")
        int port() default 587;

        @AttributeDefinition(
                name = "TLS",
                options = {
                    @Option(label = "STARTTLS, required", value = "starttls"),
                    @Option(label = "from the start", value = "tls"),
                    @Option(label = "none: anybody on the way reads along", value = "none")
                },
                description =
                        "How the connection is kept from listeners; the server's certificate must be one that Java trusts.")
        String tls() default "starttls";

        @AttributeDefinition(name = "User", description = "Log-in name at the server. Empty: no log-in.")
        String user() default "";

        @AttributeDefinition(
                name = "Password file",
                description =
                        "File whose first line is the password, readable by the owner only; a relative path starts at the"
                                + " home directory. Empty: no password.")
        String passwordFile() default "";

        @AttributeDefinition(
                name = "Sender",
                description = "The address that letters come from, one that the server lets this user send by.")
        String from() default "";

        @AttributeDefinition(
                name = "Address of the pages",
                description = "Where people reach the pages, for the links in letters.")
        String pages() default "http://localhost:8282";
    }

    private final @Nullable SmtpPost post;
    private final String pages;

    /** Reads the settings; settings that cannot be used are said in the log, and no mail is sent. */
    @Activate
    public ConfiguredPost(BundleContext context, Config config) {
        this(config, home(context));
    }

    ConfiguredPost(Config config, Path home) {
        this.pages = config.pages().strip().replaceAll("/+$", "");
        this.post = config.host().isBlank() ? null : post(config, home, pages);
    }

    private static @Nullable SmtpPost post(Config config, Path home, String pages) {
        try {
            MailServer server = new MailServer(
                    config.host().strip(),
                    config.port(),
                    tls(config.tls()),
                    config.user().strip(),
                    password(config.passwordFile().strip(), home),
                    config.from().strip(),
                    pages);
            return new SmtpPost(server, Clock.systemUTC());
        } catch (StudyException unusable) {
            LOG.error("GL-3203 No mail is sent: {}", unusable.getMessage());
            return null;
        }
    }

    private static MailServer.Tls tls(String name) {
        return switch (name.strip()) {
            case "starttls" -> MailServer.Tls.UPGRADE;
            case "tls" -> MailServer.Tls.FROM_THE_START;
            case "none" -> MailServer.Tls.NONE;
            default ->
                throw new StudyException(
                        "'%s' is no value of 'tls' in org.graftline.conduct.mail. Set starttls, tls or none."
                                .formatted(name));
        };
    }

    private static @Nullable String password(String file, Path home) {
        if (file.isEmpty()) {
            return null;
        }
        Path path = home.resolve(file);
        try {
            List<String> lines = Files.readAllLines(path);
            return lines.isEmpty() ? "" : lines.get(0);
        } catch (IOException unreadable) {
            throw new StudyException(
                    "The password file %s of org.graftline.conduct.mail cannot be read. Create it, readable by the owner only."
                            .formatted(path),
                    unreadable);
        }
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty("graftline.home");
        return home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".graftline") : Path.of(home);
    }

    @Override
    public boolean isSetUp() {
        return post != null;
    }

    @Override
    public String pages() {
        return pages;
    }

    @Override
    public void send(Letter letter) {
        if (post == null) {
            throw new NotPostedException(
                    "No mail server is set up. Set 'host' in org.graftline.conduct.mail.",
                    NotPostedException.Hope.WHEN_THE_SERVER_IS_BACK,
                    new IllegalStateException("no host"));
        }
        post.send(letter);
    }
}
