package fr.gestan.gsupport.server.greenbutton;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.browser.Chromium;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a technician has it before their eyes, in a real browser that has no desktop to hand its link to. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GreenButtonInChromiumTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static Chromium browser;

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

    @Test
    void the_page_stays_with_its_link_where_no_desktop_takes_it() throws Exception {
        browser.size(900, 600, false);
        browser.dark(false);
        browser.language("fr-FR");

        browser.open("http://localhost:" + RestAssured.port + "/green-button?licence=GST%2020-0001&company=A%26B");

        assertThat(browser.text("document.querySelector('h1').textContent"))
                .isEqualTo("Ouvrir le client dans gSupport");
        assertThat(browser.text("document.querySelector('a').href")).isEqualTo("gsupport://search?q=GST%2020-0001");
        assertThat(browser.text("document.documentElement.lang")).isEqualTo("fr");
        browser.screenshot(PICTURES.resolve("green-button.png"));
    }
}
