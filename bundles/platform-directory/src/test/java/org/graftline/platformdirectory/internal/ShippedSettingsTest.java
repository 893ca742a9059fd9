package org.graftline.platformdirectory.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commented files that are shipped name every setting, and no other. */
class ShippedSettingsTest {
    private static final Pattern KEY = Pattern.compile("(?m)^#(\\w+)=");

    @ParameterizedTest
    @ValueSource(strings = {"ldap.LdapConfig", "openid.OpenIdConfig"})
    void the_file_names_every_setting_and_all_are_commented_out(String config) throws Exception {
        Class<?> type = Class.forName("org.graftline.platformdirectory.internal." + config);
        Set<String> settings = Arrays.stream(type.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        String text = shipped(config.substring(0, config.indexOf('.')));

        Set<String> named =
                KEY.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        then(named).isEqualTo(settings);
        then(text.lines().filter(line -> !line.isBlank())).allMatch(line -> line.startsWith("#"));
    }

    private static String shipped(String kind) throws IOException {
        return Files.readString(Path.of("../../config/org.graftline.directory." + kind + ".cfg"));
    }
}
