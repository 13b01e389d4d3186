package fr.gestan.gsupport.desktop.stopwatch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import fr.gestan.gsupport.desktop.disk.WindowFolders;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The drafts of one technician on one server: an {@link OwnerOnlyFile} for each draft and one for what is on the screen,
 * in a folder that no other window touches. The drafts of windows that are gone are read too, and stay where they are.
 */
public final class Journal implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final String DRAFT = "draft-";
    private static final String JSON = ".json";
    private static final String SCREEN = "screen" + JSON;

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final WindowFolders folders;
    private final Map<String, OwnerOnlyFile> files = new HashMap<>();

    /** @param folder of this technician on this server; need not exist yet */
    public Journal(Path folder) {
        this.folders = new WindowFolders(folder);
    }

    /**
     * A draft, and when it was kept.
     *
     * @param keptAt by the computer's clock; good for telling a person how long ago, not for counting time
     */
    record Kept(Instant keptAt, DraftSnapshot draft) {}

    /**
     * What was on the screen.
     *
     * @param openClientId null where no client was
     */
    record Screen(Instant keptAt, Long openClientId) {}

    /**
     * What earlier windows left.
     *
     * @param screen the newest; empty where there is none
     */
    record Content(Optional<Screen> screen, List<Kept> drafts) {}

    /** Returns once the disk has it. */
    synchronized void write(Kept kept) throws IOException {
        fileOf(kept.draft()).write(json.writeValueAsBytes(kept));
    }

    /** Returns once the disk has it. */
    synchronized void write(Screen screen) throws IOException {
        new OwnerOnlyFile(folders.own().resolve(SCREEN)).write(json.writeValueAsBytes(screen));
    }

    /** Does nothing where it is not kept. */
    synchronized void delete(DraftSnapshot draft) throws IOException {
        fileOf(draft).delete();
        files.remove(draft.id());
    }

    private OwnerOnlyFile fileOf(DraftSnapshot draft) throws IOException {
        var known = files.get(draft.id());
        if (known != null) {
            return known;
        }
        var added = new OwnerOnlyFile(folders.own().resolve(DRAFT + draft.clientId() + "-" + draft.id() + JSON));
        files.put(draft.id(), added);
        return added;
    }

    /**
     * What windows left that are gone, and this window's from now on. A file that cannot be read is put aside for whoever
     * wants to look into it.
     */
    synchronized Content takeOver() throws IOException {
        var drafts = new ArrayList<Kept>();
        Screen newest = null;
        for (var folder : folders.takeOver()) {
            try (var content = Files.newDirectoryStream(folder, DRAFT + "*" + JSON)) {
                for (var path : content) {
                    read(path, Kept.class).ifPresent(kept -> {
                        files.put(kept.draft().id(), new OwnerOnlyFile(path));
                        drafts.add(kept);
                    });
                }
            }
            var screenFile = folder.resolve(SCREEN);
            var screen = read(screenFile, Screen.class).orElse(null);
            if (screen != null && (newest == null || screen.keptAt().isAfter(newest.keptAt()))) {
                newest = screen;
            }
            new OwnerOnlyFile(screenFile).delete();
        }
        return new Content(Optional.ofNullable(newest), drafts);
    }

    private <T> Optional<T> read(Path path, Class<T> type) throws IOException {
        var kept = new OwnerOnlyFile(path).read();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(kept.get(), type));
        } catch (JacksonException e) {
            // Without its sentence, which may quote what is in the file.
            LOG.log(
                    Level.WARNING,
                    "Put aside, for it cannot be read: " + path + ": "
                            + e.getClass().getSimpleName());
            Files.move(
                    path, path.resolveSibling(path.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    /** Lets other windows have the drafts. */
    @Override
    public synchronized void close() {
        folders.close();
        files.clear();
    }
}
