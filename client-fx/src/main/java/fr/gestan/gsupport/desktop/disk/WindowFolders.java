package fr.gestan.gsupport.desktop.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Folders of which each belongs to one window at a time, so that two windows of one person never write each other's
 * files. A window has a folder of its own, and takes over those of windows that are gone: the operating system frees the
 * lock in a folder when its window ends, however it ends.
 */
public final class WindowFolders implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WindowFolders.class.getName());
    private static final String LOCK = "window.lock";

    private final Path root;
    private final Map<Path, FileChannel> held = new LinkedHashMap<>();
    private Path own;
    private boolean closed;

    /** @param root holds the folders; need not exist yet */
    public WindowFolders(Path root) {
        this.root = root.toAbsolutePath();
    }

    /**
     * This window's own folder, its owner's alone, made where it is missing.
     *
     * @throws IOException also once they are closed: other windows may have taken over by then
     */
    public synchronized Path own() throws IOException {
        if (closed) {
            throw new IOException("The folders of this window are closed");
        }
        if (own == null) {
            var folder = root.resolve(UUID.randomUUID().toString());
            new OwnerOnlyFile(folder.resolve(LOCK)).createFolder();
            if (!claim(folder)) {
                throw new IOException("Another window holds a folder that was only just made: " + folder);
            }
            own = folder;
        }
        return own;
    }

    /** The folders of windows that have gone: this window's from now on. */
    public synchronized List<Path> takeOver() throws IOException {
        if (closed || !Files.isDirectory(root)) {
            return List.of();
        }
        var taken = new ArrayList<Path>();
        try (var folders = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (var folder : folders) {
                if (!held.containsKey(folder) && claim(folder)) {
                    taken.add(folder);
                }
            }
        }
        return taken;
    }

    private boolean claim(Path folder) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (Optional.ofNullable(channel.tryLock()).isPresent()) {
                held.put(folder, channel);
                return true;
            }
        } catch (OverlappingFileLockException e) {
            LOG.log(Level.DEBUG, "Another window of this process holds " + folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "No window can hold " + folder, e);
        }
        close(channel);
        return false;
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets other windows have the folders; those with nothing in them go. */
    @Override
    public synchronized void close() {
        held.forEach((folder, channel) -> {
            removeWhereEmpty(folder);
            close(channel);
        });
        held.clear();
        own = null;
        closed = true;
    }

    private static void removeWhereEmpty(Path folder) {
        try (var content = Files.list(folder)) {
            if (content.allMatch(file -> file.getFileName().toString().equals(LOCK))) {
                Files.deleteIfExists(folder.resolve(LOCK));
                Files.delete(folder);
            }
        } catch (IOException e) {
            // Where open files cannot be deleted, the next window takes the folder over.
            LOG.log(Level.DEBUG, "Left as it is: " + folder, e);
        }
    }
}
