package fr.gestan.gsupport.server.mail.letters;

import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Files in {@code templates/} of the data directory that take the place of our templates of the same name. They are read
 * once, when {@link OwnTemplatesCheck} has turned them on: until then a broken one could only stop the start with a trace.
 */
@Singleton
class OwnTemplates implements TemplateLocator {

    private static final String OURS = "mail/";
    private static final List<String> LETTERS = List.of(
            "letter", "recap", "creditNote", "correctedRecap", "alert", "expiryNotice", "statement", "bugReport");

    /** What may be replaced. */
    static final List<String> NAMES = LETTERS.stream()
            .flatMap(name -> Stream.of(name + ".html", name + ".txt"))
            .toList();

    private final Path directory;
    private volatile boolean on;

    OwnTemplates(@ConfigProperty(name = "gsupport.data-dir") Path dataDirectory) {
        this.directory = dataDirectory.resolve("templates");
    }

    /** Above the one that finds our own. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    void turnOn() {
        on = true;
    }

    /** The files that look like templates, be they some or not; none where there is no directory. */
    List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.(html|txt)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under which name the engine knows the template that a file replaces. */
    static String id(Path file) {
        return OURS + file.getFileName();
    }

    /** The file that a template of the engine comes from; empty where it is ours. */
    Optional<Path> file(String id) {
        return Optional.of(id)
                .filter(name -> name.startsWith(OURS))
                .map(name -> name.substring(OURS.length()))
                .filter(NAMES::contains)
                .map(directory::resolve)
                .filter(Files::isRegularFile);
    }

    @Override
    public Optional<TemplateLocation> locate(String id) {
        return on ? file(id).map(OwnTemplates::location) : Optional.empty();
    }

    private static TemplateLocation location(Path file) {
        return new TemplateLocation() {
            @Override
            public Reader read() {
                try {
                    return new StringReader(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            /** By this the engine knows that what is typed must be escaped. */
            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(
                        file.toString().endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
            }
        };
    }
}
