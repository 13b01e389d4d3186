package fr.gestan.gsupport.server.mail.letters;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateException;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Reads the publisher's own templates at the start and writes each mail with them once, in both languages, with all
 * conditional lines and with none. One that does not do stops the start with one sentence.
 */
@ApplicationScoped
class OwnTemplatesCheck {

    private static final Logger LOG = Logger.getLogger(OwnTemplatesCheck.class);
    private static final int WRONG_USAGE = 2;

    private final OwnTemplates templates;
    private final Letters letters;
    private final Engine engine;

    OwnTemplatesCheck(OwnTemplates templates, Letters letters, Engine engine) {
        this.templates = templates;
        this.letters = letters;
        this.engine = engine;
    }

    void check(@Observes @Priority(1) StartupEvent started) {
        var files = templates.files();
        if (files.isEmpty()) {
            return;
        }
        for (var file : files) {
            if (!OwnTemplates.NAMES.contains(file.getFileName().toString())) {
                throw refused(file + " replaces no template of a mail; these can be replaced: "
                        + String.join(", ", OwnTemplates.NAMES) + ".");
            }
        }
        templates.turnOn();
        engine.removeTemplates(id -> templates.file(id).isPresent());
        files.forEach(this::parse);
        SampleLetters.all().forEach(this::render);
        LOG.infof(
                "Mails are written with %d templates of %s",
                files.size(), files.get(0).getParent());
    }

    private void parse(Path file) {
        try {
            engine.getTemplate(OwnTemplates.id(file));
        } catch (TemplateException e) {
            throw refused(sentence(e));
        } catch (UncheckedIOException e) {
            throw refused(file + " can not be read: "
                    + (e.getCause() instanceof CharacterCodingException
                            ? "it must be UTF-8."
                            : e.getCause().getMessage() + "."));
        }
    }

    private void render(SampleLetters.Sample sample) {
        try {
            sample.write(letters);
        } catch (TemplateException e) {
            throw refused(sentence(e));
        }
    }

    private String sentence(TemplateException e) {
        var what = String.valueOf(e.getMessage())
                .replaceFirst("(?s)^.*? in template \\[?[^\\s\\]]+\\]? line \\d+: ", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (e.getOrigin() == null) {
            return "A template of " + templates.files().get(0).getParent() + " can not be used: " + what;
        }
        var id = e.getOrigin().getTemplateId();
        return templates.file(id).map(Path::toString).orElse(id) + ", line "
                + e.getOrigin().getLine() + ": " + what;
    }

    private static PreventFurtherStepsException refused(String sentence) {
        return new PreventFurtherStepsException("gSupport: " + sentence, WRONG_USAGE);
    }
}
