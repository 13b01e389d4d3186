package fr.gestan.gsupport.desktop.i18n;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern KEY_IN_FXML = Pattern.compile("\"%([a-z][\\w.-]+)\"");
    private static final Pattern WORD_WITH_DOTS = Pattern.compile("\"([a-z][\\w-]*\\.(?:[\\w.-]*[\\w-])?)\"");
    private static final Pattern END_OF_KEYS = Pattern.compile("\"(\\.[a-z-]+)\"");
    private static final Pattern BEGINNING_OF_KEYS = Pattern.compile("\"([a-z][\\w.-]*\\.)\"");

    private final Messages french = Messages.in(Locale.FRENCH);
    private final Messages english = Messages.in(Locale.ENGLISH);

    @Test
    void french_and_english_have_the_same_keys() {
        assertThat(english.bundle().keySet()).isEqualTo(french.bundle().keySet());
    }

    @Test
    void every_other_language_gets_french() {
        assertThat(Messages.in(Locale.GERMAN).text("login.logIn")).isEqualTo("Se connecter");
    }

    @Test
    void the_words_that_views_ask_for_exist() throws IOException {
        assertThat(french.bundle().keySet()).containsAll(keysIn(".fxml", KEY_IN_FXML));
    }

    @Test
    void the_words_that_classes_ask_for_exist() throws IOException {
        var places = french.bundle().keySet().stream().map(MessagesTest::place).collect(toSet());
        var asked = keysIn(".java", WORD_WITH_DOTS).stream()
                .filter(word -> !word.endsWith(".") && places.contains(place(word)))
                .toList();

        assertThat(french.bundle().keySet()).isNotEmpty().containsAll(asked);
    }

    private static String place(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    @Test
    void there_are_no_words_that_nobody_asks_for() throws IOException {
        var asked = keysIn(".fxml", KEY_IN_FXML);
        asked.addAll(keysIn(".java", WORD_WITH_DOTS));
        var beginnings = keysIn(".java", BEGINNING_OF_KEYS);
        var ends = keysIn(".java", END_OF_KEYS);

        assertThat(french.bundle().keySet())
                .allMatch(
                        key -> asked.contains(key)
                                || beginnings.stream().anyMatch(key::startsWith)
                                || ends.stream().anyMatch(end -> key.endsWith(end) && asked.contains(before(key, end))),
                        "is asked for");
    }

    private static String before(String key, String end) {
        return key.substring(0, key.length() - end.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void words_with_something_to_fill_in_have_no_straight_apostrophe_that_would_be_swallowed(String language) {
        var bundle = Messages.in(Locale.forLanguageTag(language)).bundle();

        assertThat(bundle.keySet().stream().map(bundle::getString).filter(words -> words.contains("{")))
                .noneMatch(words -> words.contains("'"));
    }

    @Test
    void what_is_filled_in_appears() {
        assertThat(french.text("support.form.recorded", "6 628", "45"))
                .isEqualTo("Intervention n° 6 628 enregistrée, solde 45 mn. Le client recevra le récapitulatif.");
    }

    @Test
    void there_are_as_many_verdicts_as_decisions() {
        assertThat(french.bundle().keySet().stream().filter(key -> key.startsWith("support.verdict.")))
                .hasSize(Decision.values().length);
    }

    private static Set<String> keysIn(String kind, Pattern pattern) throws IOException {
        var keys = new HashSet<String>();
        for (var file : files(kind)) {
            keys.addAll(pattern.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(toSet()));
        }
        return keys;
    }

    private static Iterable<Path> files(String kind) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(kind)).toList();
        }
    }
}
