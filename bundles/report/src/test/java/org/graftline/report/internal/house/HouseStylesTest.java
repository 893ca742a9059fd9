package org.graftline.report.internal.house;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.graftline.report.internal.PrintedReports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseStylesTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0};

    @TempDir
    Path home;

    private final Map<String, String> set = new HashMap<>();

    @BeforeEach
    void files() throws IOException {
        Files.write(home.resolve("logo.png"), PNG);
        Files.writeString(home.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>");
        try (InputStream font =
                Objects.requireNonNull(PrintedReports.class.getResourceAsStream("fonts/SourceSans3-Regular.ttf"))) {
            byte[] bytes = font.readAllBytes();
            Files.write(home.resolve("house.ttf"), bytes);
            Files.write(home.resolve("closed.ttf"), restricted(bytes));
        }
    }

    /** The same font whose maker forbids to embed it: bit 1 of fsType, 8 bytes into the table OS/2. */
    private static byte[] restricted(byte[] font) {
        byte[] closed = font.clone();
        int tables = ((closed[4] & 0xFF) << 8) | (closed[5] & 0xFF);
        for (int entry = 12; entry < 12 + 16 * tables; entry += 16) {
            if (new String(closed, entry, 4, StandardCharsets.US_ASCII).equals("OS/2")) {
                int at = ((closed[entry + 8] & 0xFF) << 24)
                        | ((closed[entry + 9] & 0xFF) << 16)
                        | ((closed[entry + 10] & 0xFF) << 8)
                        | (closed[entry + 11] & 0xFF);
                closed[at + 9] = 2;
            }
        }
        return closed;
    }

    @SuppressWarnings("BadAnnotationImplementation") // settings as the framework hands them over; nobody compares them
    private HouseStyles.Config config() {
        Map<String, String> now = Map.copyOf(set);
        return new HouseStyles.Config() {
            @Override
            public String laboratory() {
                return now.getOrDefault("laboratory", "");
            }

            @Override
            public String header() {
                return now.getOrDefault("header", "");
            }

            @Override
            public String logoFile() {
                return now.getOrDefault("logoFile", "");
            }

            @Override
            public String textFontFile() {
                return now.getOrDefault("textFontFile", "");
            }

            @Override
            public String textFontSemiboldFile() {
                return now.getOrDefault("textFontSemiboldFile", "");
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return HouseStyles.Config.class;
            }
        };
    }

    @Test
    void without_settings_reports_look_as_graftline_comes() {
        then(new HouseStyles(home, config()).current()).isSameAs(HouseStyle.NONE);
    }

    @Test
    void name_header_logo_and_font_are_read_from_the_home_directory() {
        set.put("laboratory", "Oslo Xenograft Core");
        set.put("header", "Confidential");
        set.put("logoFile", "logo.png");
        set.put("textFontFile", "house.ttf");

        HouseStyle style = new HouseStyles(home, config()).current();

        then(style.block()).contains("alt=\"Logo of Oslo Xenograft Core\"", "data:image/png;base64,iVBORw0K");
        then(style.after("X")).isEqualTo("X · Confidential");
        then(style.font().orElseThrow().family()).matches(HouseFont.NAMED);
        then(style.dress("font-family: 'Source Serif 4'")).startsWith("font-family: 'House ");
    }

    @Test
    void a_changed_setting_holds_at_once_and_one_that_cannot_be_used_changes_nothing() {
        set.put("laboratory", "Oslo Xenograft Core");
        HouseStyles styles = new HouseStyles(home, config());
        HouseStyle before = styles.current();

        for (Map.Entry<String, String> wrong : Map.of(
                        "header", "'; } body { display: none } ' \\",
                        "logoFile", "logo.svg",
                        "textFontFile", "logo.png",
                        "textFontSemiboldFile", "house.ttf")
                .entrySet()) {
            set.put(wrong.getKey(), wrong.getValue());
            styles.change(config());
            then(styles.current()).as(wrong.getKey()).isSameAs(before);
            set.remove(wrong.getKey());
        }
        set.put("textFontFile", "closed.ttf");
        styles.change(config());
        then(styles.current()).as("a font that must not be embedded").isSameAs(before);
        set.put("textFontFile", "missing.ttf");
        styles.change(config());
        then(styles.current()).as("a missing file").isSameAs(before);
        set.put("textFontFile", "house.ttf");
        styles.change(config());
        then(styles.current().font()).isPresent();
    }
}
