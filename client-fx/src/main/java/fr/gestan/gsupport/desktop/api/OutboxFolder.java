package fr.gestan.gsupport.desktop.api;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outbox of one technician on one server as it is on disk: an {@link OwnerOnlyFile} for each entry, in a folder that no
 * other window touches, so that an entry is sent and decided on by one window only. Used from any thread.
 */
public final class OutboxFolder implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OutboxFolder.class.getName());
    private static final String ENTRY = "entry-";
    private static final String JSON = ".json";

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final WindowFolders folders;
    private final Map<String, OwnerOnlyFile> files = new HashMap<>();

    /** @param folder of this technician on this server; need not exist yet */
    public OutboxFolder(Path folder) {
        this.folders = new WindowFolders(folder);
    }

    /**
     * What windows left that are gone.
     *
     * @param entries in the order in which each window recorded them
     * @param unreadable files that hold something that cannot be read, and stay where they are
     */
    record Content(List<OutboxEntry> entries, List<Path> unreadable) {}

    /** Adds or replaces an entry; returns once the disk has it. */
    synchronized void write(OutboxEntry entry) throws IOException {
        var file = files.get(entry.id());
        if (file == null) {
            file = new OwnerOnlyFile(
                    folders.own().resolve(ENTRY + "%012d-%s".formatted(entry.number(), entry.id()) + JSON));
        }
        file.write(json.writeValueAsBytes(entry));
        files.put(entry.id(), file);
    }

    /** Returns once it is gone from the disk; does nothing where it is not there. */
    synchronized void delete(OutboxEntry entry) throws IOException {
        var file = files.get(entry.id());
        if (file != null) {
            file.delete();
            files.remove(entry.id());
        }
    }

    /** What windows left that are gone: this window's from now on. */
    synchronized Content takeOver() throws IOException {
        var entries = new ArrayList<OutboxEntry>();
        var unreadable = new ArrayList<Path>();
        for (var folder : folders.takeOver()) {
            var ofOneWindow = new ArrayList<OutboxEntry>();
            try (var content = Files.newDirectoryStream(folder, ENTRY + "*" + JSON)) {
                for (var path : content) {
                    read(path, ofOneWindow, unreadable);
                }
            }
            ofOneWindow.sort(Comparator.comparingLong(OutboxEntry::number));
            entries.addAll(ofOneWindow);
        }
        return new Content(entries, unreadable);
    }

    private void read(Path path, List<OutboxEntry> entries, List<Path> unreadable) throws IOException {
        try {
            var entry = json.readValue(Files.readAllBytes(path), OutboxEntry.class);
            files.put(entry.id(), new OwnerOnlyFile(path));
            entries.add(entry);
        } catch (JacksonException e) {
            // Without its sentence, which may quote what is in the file.
            LOG.log(
                    Level.ERROR,
                    "An entry of the outbox cannot be read: " + path + ": "
                            + e.getClass().getSimpleName());
            unreadable.add(path);
        }
    }

    /** Lets other windows have the entries. */
    @Override
    public synchronized void close() {
        folders.close();
        files.clear();
    }
}
