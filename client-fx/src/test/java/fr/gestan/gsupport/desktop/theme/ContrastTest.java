package fr.gestan.gsupport.desktop.theme;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word can be read on every ground that it stands on, by WCAG 2.2, level AA. */
class ContrastTest {

    private static final Path FOLDER = Path.of("src/main/resources/fr/gestan/gsupport/desktop/theme");
    private static final double WORDS = 4.5;
    private static final double SHAPES = 3;

    /** What stands on what, without {@code -color-}. */
    private static final Map<String, List<String>> WORDS_ON = Map.of(
            "fg-default",
            List.of(
                    "bg-default",
                    "bg-subtle",
                    "neutral-muted",
                    "accent-subtle",
                    "accent-muted",
                    "success-subtle",
                    "success-muted",
                    "warning-subtle",
                    "warning-muted",
                    "danger-subtle",
                    "danger-muted"),
            "fg-muted",
            List.of("bg-default", "bg-subtle", "accent-subtle"),
            "fg-subtle",
            List.of("bg-default", "bg-subtle"),
            "fg-emphasis",
            List.of("accent-emphasis", "success-emphasis", "warning-emphasis", "danger-emphasis"),
            "accent-fg",
            List.of("bg-default", "bg-subtle", "accent-subtle"),
            "success-fg",
            List.of("bg-default", "bg-subtle", "success-subtle"),
            "warning-fg",
            List.of("bg-default", "bg-subtle", "warning-subtle"),
            "danger-fg",
            List.of("bg-default", "bg-subtle", "danger-subtle"));

    /** The edges that tell where something is, and that it has the focus. */
    private static final Set<String> EDGES =
            Set.of("accent-emphasis", "success-emphasis", "warning-emphasis", "danger-emphasis");

    private static final Pattern COLOUR = Pattern.compile("-color-([a-z-]+):\\s*([^;]+);");
    private static final Pattern AS_WORDS = Pattern.compile(
            "(?:-fx-text-fill|-fx-fill|-fx-icon-color|-tone-fg|prompt-text-fill):\\s*-color-([a-z-]+);");
    private static final Pattern AS_GROUND = Pattern.compile("-fx-background-color:\\s*([^;]+);");
    private static final Pattern NAME = Pattern.compile("-color-((?!border)[a-z-]+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    /** Red, green and blue, from 0 to 255. */
    private record Colour(double red, double green, double blue) {

        /** @param ground seen through a colour that is not opaque */
        static Colour of(String css, Colour ground) {
            if (css.startsWith("#")) {
                var value = Integer.parseInt(css.substring(1), 16);
                return new Colour(value >> 16, value >> 8 & 0xff, value & 0xff);
            }
            var numbers = NUMBER.matcher(css)
                    .results()
                    .mapToDouble(number -> Double.parseDouble(number.group()))
                    .toArray();
            return new Colour(
                    mix(numbers[0], ground.red, numbers[3]),
                    mix(numbers[1], ground.green, numbers[3]),
                    mix(numbers[2], ground.blue, numbers[3]));
        }

        private static double mix(double upper, double lower, double opacity) {
            return upper * opacity + lower * (1 - opacity);
        }

        private static double linear(double part) {
            var share = part / 255;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        private double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        double contrastTo(Colour other) {
            var lighter = Math.max(luminance(), other.luminance());
            var darker = Math.min(luminance(), other.luminance());
            return (lighter + 0.05) / (darker + 0.05);
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static Map<String, String> colours(String theme) throws IOException {
        var colours = new TreeMap<String, String>();
        COLOUR.matcher(read("colours-" + theme + ".css"))
                .results()
                .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
        return colours;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void words_stand_out_from_their_ground(String theme) throws IOException {
        var colours = colours(theme);
        var page = Colour.of(colours.get("bg-default"), null);

        WORDS_ON.forEach((words, grounds) -> grounds.forEach(ground -> assertThat(
                        Colour.of(colours.get(words), page).contrastTo(Colour.of(colours.get(ground), page)))
                .as("%s on %s in the %s theme", words, ground, theme)
                .isGreaterThanOrEqualTo(WORDS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void edges_stand_out_from_the_page(String theme) throws IOException {
        var colours = colours(theme);
        var page = Colour.of(colours.get("bg-default"), null);

        EDGES.forEach(edge -> assertThat(Colour.of(colours.get(edge), page).contrastTo(page))
                .as("%s in the %s theme", edge, theme)
                .isGreaterThanOrEqualTo(SHAPES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void no_colour_is_used_that_is_not_held_to_account(String theme) throws IOException {
        var screens = read("desktop.css");
        var words = AS_WORDS.matcher(screens).results().map(used -> used.group(1));
        var grounds = AS_GROUND
                .matcher(screens)
                .results()
                .flatMap(used -> NAME.matcher(used.group(1)).results())
                .map(name -> name.group(1));

        assertThat(WORDS_ON.keySet()).containsAll(words.collect(toSet()));
        assertThat(WORDS_ON.values().stream().flatMap(List::stream).collect(toSet()))
                .containsAll(grounds.collect(toSet()));
        assertThat(colours(theme).keySet())
                .containsAll(Stream.concat(
                                WORDS_ON.keySet().stream(),
                                WORDS_ON.values().stream().flatMap(List::stream))
                        .collect(toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#[0-9a-fA-F]{3,8}\\b", "\\b(?:white|black|red|green|orange|gray|grey)\\b"})
    void colours_are_told_in_one_place_only(String literal) throws IOException {
        var found = Arrays.stream(read("desktop.css").split("\n"))
                .filter(line -> line.contains(": "))
                .filter(line -> Pattern.compile(":.*" + literal).matcher(line).find());

        assertThat(found).isEmpty();
    }
}
