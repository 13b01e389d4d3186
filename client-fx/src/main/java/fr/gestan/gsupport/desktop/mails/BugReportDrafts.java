package fr.gestan.gsupport.desktop.mails;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What one person has typed into bug reports that the server has not taken yet: a file for each line, so that a crash costs
 * no word. On the window's thread.
 */
public final class BugReportDrafts {

    private static final System.Logger LOG = System.getLogger(BugReportDrafts.class.getName());
    private static final String JSON = ".json";

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<Long, Typed> typed = new HashMap<>();
    private final Path folder;
    private final Executor disk;

    /**
     * What was typed about a line.
     *
     * @param key under which it was sent, though no answer came; null where it was not sent as it is here
     */
    public record Typed(String title, String description, String gestanVersion, String key) {

        static final Typed NOTHING = new Typed("", "", "", null);

        boolean isNothing() {
            return title.isBlank() && description.isBlank() && gestanVersion.isBlank();
        }
    }

    /**
     * Reads what was kept.
     *
     * @param folder of this person on this server; need not exist yet
     * @param disk where files are written, in the order in which things are typed
     */
    public BugReportDrafts(Path folder, Executor disk) {
        this.folder = folder;
        this.disk = disk;
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "[0-9]*" + JSON)) {
            for (var file : files) {
                read(file);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Bug reports that were begun cannot be read", e);
        }
    }

    private void read(Path file) throws IOException {
        try {
            var line = Long.parseLong(file.getFileName().toString().replace(JSON, ""));
            var kept = new OwnerOnlyFile(file).read();
            if (kept.isPresent()) {
                typed.put(line, json.readValue(kept.get(), Typed.class));
            }
        } catch (JacksonException | NumberFormatException e) {
            // Without its sentence, which may quote what is in the file.
            LOG.log(
                    Level.WARNING,
                    "A bug report that was begun cannot be read: " + file + ": "
                            + e.getClass().getSimpleName());
        }
    }

    /** What was typed about a line so far. */
    Typed of(long lineId) {
        return typed.getOrDefault(lineId, Typed.NOTHING);
    }

    /** Keeps it until it is forgotten, over a crash too; does nothing where it is kept already. */
    void keep(long lineId, Typed now) {
        if (now.isNothing()) {
            forget(lineId);
        } else if (!now.equals(typed.put(lineId, now))) {
            disk.execute(() -> onDisk(() -> fileOf(lineId).write(json.writeValueAsBytes(now))));
        }
    }

    /** The server has taken it, or nothing of it is left. */
    void forget(long lineId) {
        if (typed.remove(lineId) != null) {
            disk.execute(() -> onDisk(() -> fileOf(lineId).delete()));
        }
    }

    private OwnerOnlyFile fileOf(long lineId) {
        return new OwnerOnlyFile(folder.resolve(lineId + JSON));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void onDisk(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What is typed into a bug report cannot be kept over a crash", e);
        }
    }
}
