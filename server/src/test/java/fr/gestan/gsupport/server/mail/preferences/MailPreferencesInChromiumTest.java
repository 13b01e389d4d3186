package fr.gestan.gsupport.server.mail.preferences;

import static fr.gestan.gsupport.server.mail.MailedLines.Intervention.asSpecified;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.browser.Chromium;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.MailPreferences.Wanted;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a client has it before their eyes: in a real browser, which runs none of its scripts. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailPreferencesInChromiumTest {

    private static final int TAB = 9;
    private static final int ENTER = 13;
    private static final int SPACE = 32;
    private static final int PHONE_WIDTH = 360;
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Inject
    MailedLines lines;

    @Inject
    MailPreferences preferences;

    private static Chromium browser;
    private long clientId;
    private String address;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        browser = Chromium.start(folder);
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void a_client_follows_the_link_of_a_mail_on_a_phone() throws Exception {
        clientId = lines.recap(asSpecified()).clientId();
        address = "http://localhost:" + RestAssured.port
                + URI.create(preferences.preferencesUrl(clientId)).getPath();
        browser.size(PHONE_WIDTH, 740, true);
        browser.dark(false);
        browser.language("fr-FR");
        browser.open(address);
    }

    @AfterEach
    void the_browser_has_nothing_to_complain_of() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_box_is_unticked_with_a_finger_on_its_words_and_saved() throws Exception {
        browser.click("label:nth-of-type(1) small");
        browser.click("label:nth-of-type(3) span");
        assertThat(preferences.wanted(clientId)).isEqualTo(Wanted.EVERYTHING);
        browser.follow("button:not(.quiet)");

        assertThat(browser.text("document.querySelector('[role=status]').textContent"))
                .isEqualTo("Vos choix sont enregistrés.");
        assertThat(ticked()).isEqualTo("creditNotes");
        assertThat(preferences.wanted(clientId)).isEqualTo(new Wanted(false, true, false));

        browser.open(address);
        assertThat(ticked()).isEqualTo("creditNotes");
    }

    @Test
    void the_second_button_stops_all_and_says_so() throws Exception {
        browser.follow("button.quiet");

        assertThat(browser.text("document.querySelector('[role=status]').textContent"))
                .contains("vous ne recevrez plus aucun de ces messages");
        assertThat(ticked()).isEmpty();
        assertThat(preferences.wanted(clientId)).isEqualTo(Wanted.NOTHING);
    }

    @Test
    void the_keyboard_does_the_whole_of_it() throws Exception {
        browser.press("Tab", TAB, "");
        browser.press("Tab", TAB, "");
        browser.press(" ", SPACE, " ");
        assertThat(browser.text("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        browser.press("Tab", TAB, "");
        browser.press("Tab", TAB, "");
        browser.press("Enter", ENTER, "\r");
        browser.awaitPage();

        assertThat(preferences.wanted(clientId)).isEqualTo(new Wanted(true, false, true));
    }

    @Test
    void the_other_language_is_one_link_away_and_stays_after_saving() throws Exception {
        browser.follow("a[hreflang=en]");
        assertThat(browser.text("document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.text("document.querySelector('h1').textContent")).isEqualTo("Your messages");
        assertThat(preferences.wanted(clientId)).isEqualTo(Wanted.EVERYTHING);

        browser.follow("button:not(.quiet)");
        assertThat(browser.text("document.querySelector('[role=status]').textContent"))
                .isEqualTo("Your choices are saved.");
        browser.follow("a[hreflang=fr]");
        assertThat(browser.text("document.documentElement.lang")).isEqualTo("fr");
    }

    @Test
    void nothing_is_cut_off_on_a_phone_and_everything_is_as_large_as_a_finger() throws Exception {
        assertThat(Integer.parseInt(browser.text("document.documentElement.scrollWidth")))
                .isLessThanOrEqualTo(PHONE_WIDTH);
        assertThat(Double.parseDouble(browser.text("""
                Math.min(...[...document.querySelectorAll('label, button, a')].map(each =>
                    each.getBoundingClientRect().height))
                """))).isGreaterThanOrEqualTo(44);
    }

    @Test
    void its_policy_lets_its_own_style_through() throws Exception {
        assertThat(browser.text("getComputedStyle(document.querySelector('h1')).color"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.text("document.scripts.length")).isEqualTo("0");
    }

    @Test
    void pictures_are_kept_of_how_it_looks() throws Exception {
        browser.screenshot(PICTURES.resolve("mail-preferences-phone.png"));
        browser.dark(true);
        browser.follow("a[hreflang=en]");
        browser.follow("button.quiet");
        browser.screenshot(PICTURES.resolve("mail-preferences-phone-dark.png"));
        browser.dark(false);
        browser.size(900, 620, false);
        browser.open(address.replaceAll("[^/]*$", "unknown"));
        browser.screenshot(PICTURES.resolve("mail-preferences-unknown.png"));

        assertThat(PICTURES.resolve("mail-preferences-unknown.png")).isNotEmptyFile();
    }

    private String ticked() throws Exception {
        return browser.text("[...document.querySelectorAll('input:checked')].map(each => each.name).join(' ')");
    }
}
