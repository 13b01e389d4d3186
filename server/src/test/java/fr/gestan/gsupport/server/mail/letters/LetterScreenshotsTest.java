package fr.gestan.gsupport.server.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.server.browser.Chromium;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The mails as a reader sees them, in a real browser: on a desk and on a phone, light and dark. Pictures go to {@code
 * target/screenshots}; with {@code -Dscreenshots=../docs/screenshots} those of the documentation are made anew.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class LetterScreenshotsTest {

    private static final Path PICTURES = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private static final int DESK = 680;
    private static final int PHONE = 360;

    private static Chromium browser;

    @TempDir
    private static Path folder;

    @Inject
    Letters letters;

    private enum Letter {
        RECAP("mail-recap", letters -> letters.render(SampleLetters.recap(true, Language.FR))),
        RECAP_IN_ENGLISH("mail-recap-english", letters -> letters.render(SampleLetters.recap(true, Language.EN))),
        ALERT("mail-alert", letters -> letters.render(SampleLetters.alert(false, Language.FR))),
        EXPIRY_NOTICE("mail-expiry-notice", letters -> letters.render(SampleLetters.expiryNotice(true, Language.FR))),
        CREDIT_NOTE("mail-credit-note", letters -> letters.render(SampleLetters.creditNote(true, Language.FR))),
        CORRECTED_RECAP(
                "mail-corrected-recap", letters -> letters.render(SampleLetters.correctedRecap(true, Language.FR))),
        BUG_REPORT("mail-bug-report", letters -> letters.render(SampleLetters.bugReport(true)));

        private final String picture;
        private final SampleLetters.Sample sample;

        Letter(String picture, SampleLetters.Sample sample) {
            this.picture = picture;
            this.sample = sample;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.start(folder);
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void fits_on_a_desk_and_on_a_phone_light_and_dark(Letter letter) throws Exception {
        var page = Files.writeString(
                folder.resolve(letter.picture + ".html"),
                letter.sample.write(letters).htmlAlone());

        look(page, letter.picture, DESK, false);
        look(page, letter.picture + "-dark", DESK, true);
        look(page, letter.picture + "-phone", PHONE, false);
        look(page, letter.picture + "-phone-dark", PHONE, true);

        assertThat(browser.complaints()).isEmpty();
    }

    private static void look(Path page, String picture, int width, boolean dark) throws Exception {
        browser.dark(dark);
        browser.size(width, 300, width == PHONE);
        browser.open(page.toUri().toString());
        assertThat(number("document.documentElement.scrollWidth"))
                .as("width of %s", picture)
                .isLessThanOrEqualTo(width);
        assertThat(number("[...document.images].filter(image => image.naturalWidth > 0).length"))
                .as("pictures that are there")
                .isEqualTo(1);
        browser.size(width, number("document.documentElement.scrollHeight"), width == PHONE);
        browser.screenshot(PICTURES.resolve(picture + ".png"));
        assertThat(PICTURES.resolve(picture + ".png")).isNotEmptyFile();
    }

    private static int number(String expression) throws Exception {
        return Integer.parseInt(browser.text("String(" + expression + ")"));
    }
}
