package org.graftline.report.internal.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.graftline.study.StudyException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The house style as it is configured. Settings that cannot be used leave the style as it was. */
@Component(service = HouseStyles.class, configurationPid = "org.graftline.report")
@Designate(ocd = HouseStyles.Config.class)
public final class HouseStyles {
    private static final Logger LOG = LoggerFactory.getLogger(HouseStyles.class);

    /** Settings; a change holds from the next report on. */
    @ObjectClassDefinition(
            name = "Graftline reports",
            description = "How reports look. A change holds from the next report on; frozen reports stay as they are.")
    public @interface Config {
        @AttributeDefinition(name = "Laboratory", description = "Name above the title, up to 60 letters. Empty: none.")
        String laboratory() default "";

        @AttributeDefinition(
                name = "Header",
                description = "Words at the foot of every page, such as 'Confidential', up to 60 letters. Empty: none.")
        String header() default "";

        @AttributeDefinition(
                name = "Logo",
                description =
                        "PNG of up to 1 MB, printed 12 mm high above the title; a relative path starts at the home directory. Empty: none.")
        String logoFile() default "";

        @AttributeDefinition(
                name = "Text font",
                description =
                        "TrueType file of the running text, one that may be embedded; a relative path starts at the home directory. Empty: Source Serif.")
        String textFontFile() default "";

        @AttributeDefinition(
                name = "Text font, semibold",
                description = "TrueType file of headings, to go with the text font. Empty: the text font.")
        String textFontSemiboldFile() default "";
    }

    private final Path home;
    private volatile HouseStyle style = HouseStyle.NONE;

    /** Reads the settings. */
    @Activate
    public HouseStyles(BundleContext context, Config config) {
        this(home(context), config);
    }

    HouseStyles(Path home, Config config) {
        this.home = home;
        change(config);
    }

    /** Reads changed settings. */
    @Modified
    public void change(Config config) {
        try {
            style = read(config);
        } catch (StudyException unusable) {
            LOG.error("GL-5001 Reports look as before: in org.graftline.report, {}", unusable.getMessage());
        }
    }

    private HouseStyle read(Config config) {
        byte[] text = file("textFontFile", config.textFontFile());
        byte[] semibold = file("textFontSemiboldFile", config.textFontSemiboldFile());
        if (text.length == 0 && semibold.length > 0) {
            throw new StudyException("'textFontSemiboldFile' is set and 'textFontFile' is not. Set both, or neither.");
        }
        return HouseStyle.of(
                config.laboratory().strip(),
                config.header().strip(),
                file("logoFile", config.logoFile()),
                text.length == 0
                        ? Optional.empty()
                        : Optional.of(HouseFont.of(text, semibold.length == 0 ? text : semibold)));
    }

    private byte[] file(String setting, String name) {
        if (name.isBlank()) {
            return new byte[0];
        }
        Path path = home.resolve(name.strip());
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new StudyException(
                    "the file %s of '%s' cannot be read. Put it there, or correct the setting."
                            .formatted(path, setting),
                    unreadable);
        }
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty("graftline.home");
        return home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".graftline") : Path.of(home);
    }

    /** @return as last read */
    public HouseStyle current() {
        return style;
    }
}
