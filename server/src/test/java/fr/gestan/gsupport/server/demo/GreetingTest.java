package fr.gestan.gsupport.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class GreetingTest {

    @Test
    void the_console_tells_address_logins_and_what_to_try_each_on_a_line_of_its_own() {
        var console = new ByteArrayOutputStream();

        new Greeting(true, "127.0.0.1").greet(8095, new PrintStream(console, true, UTF_8));

        assertThat(console.toString(UTF_8).lines())
                .contains("gSupport, démonstration : http://127.0.0.1:8095")
                .contains("  Techniciens          hry, ecn, nvl, cpl")
                .contains("  Documentation        http://127.0.0.1:8095/docs")
                .noneMatch(line -> line.contains("\\n"));
    }
}
