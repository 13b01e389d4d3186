package fr.gestan.gsupport.desktop.session;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The login that outlasts the desktop, where the technician ticked it: its newest refresh token, in a file that only its
 * owner may read. A refresh token works once, so that of all windows on this computer only one may have it: whichever
 * holds the lock beside the file. The operating system frees the lock of a window that ends, however it ends.
 */
public final class KeptLogin implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KeptLogin.class.getName());

    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final OwnerOnlyFile file;
    private final Path lockFile;
    private FileChannel lockChannel;
    private FileLock lock;
    private Content content;

    /**
     * What is kept.
     *
     * @param server the address, e.g. {@code http://127.0.0.1:8080}
     * @param login as it was typed
     * @param fullName of the person, to say who is being logged in
     * @param code of the person, e.g. {@code HRY}
     * @param refreshToken the newest; the one that it replaces works no more
     */
    record Content(String server, String login, String fullName, String code, String refreshToken) {

        Content with(String nextRefreshToken) {
            return new Content(server, login, fullName, code, nextRefreshToken);
        }

        @Override
        public String toString() {
            return "Content[server=" + server + ", code=" + code + "]";
        }
    }

    /** @param folder its owner's alone where it has to be made; need not exist yet */
    public KeptLogin(Path folder) {
        this.file = new OwnerOnlyFile(folder.resolve("kept.json"));
        this.lockFile = folder.resolve("kept.lock");
    }

    /** Whether another window has the kept login, so that this one can keep none. */
    synchronized boolean isElsewhere() {
        var free = claim();
        if (free && content == null) {
            release();
        }
        return !free;
    }

    /** Takes what an earlier run kept; empty where there is nothing, or another window has it. */
    synchronized Optional<Content> take() {
        if (!claim()) {
            return Optional.empty();
        }
        try {
            var kept = file.read();
            content = kept.isEmpty() ? null : json.readValue(kept.get(), Content.class);
            if (content != null && (content.refreshToken() == null || content.server() == null)) {
                content = null;
            }
        } catch (IOException e) {
            // Without its sentence, which may quote what is in the file.
            LOG.log(
                    Level.WARNING,
                    "The kept login cannot be read: " + e.getClass().getSimpleName());
            content = null;
        }
        if (content == null) {
            release();
        }
        return Optional.ofNullable(content);
    }

    /** Keeps this login and no other; false where another window keeps one, or the disk refuses. */
    synchronized boolean keep(Content next) {
        if (!claim()) {
            return false;
        }
        return write(next);
    }

    /**
     * Keeps the next token in the place of the one that it replaces, before anybody uses it. Does nothing where that one
     * is not kept: somebody logged out meanwhile, or logged in anew.
     */
    synchronized void replace(String usedToken, String nextToken) {
        if (content != null && content.refreshToken().equals(usedToken)) {
            write(content.with(nextToken));
        }
    }

    /** Forgets what this window keeps. */
    synchronized void forget() {
        if (lock == null) {
            return;
        }
        content = null;
        delete();
        release();
    }

    private boolean write(Content next) {
        try {
            file.write(json.writeValueAsBytes(next));
            content = next;
            return true;
        } catch (IOException e) {
            // What the disk still has is used up: sent again, it would look like a stolen copy.
            LOG.log(Level.WARNING, "The login cannot be kept", e);
            forget();
            return false;
        }
    }

    private void delete() {
        try {
            file.delete();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The kept login cannot be deleted: " + file.path(), e);
        }
    }

    private boolean claim() {
        if (lock != null) {
            return true;
        }
        try {
            file.createFolder();
            lockChannel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = lockChannel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "No login can be kept in " + lockFile.getParent(), e);
        }
        if (lock == null) {
            release();
        }
        return lock != null;
    }

    private void release() {
        try {
            lock = null;
            if (lockChannel != null) {
                // Closing frees the lock.
                lockChannel.close();
                lockChannel = null;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The lock of the kept login cannot be freed", e);
        }
    }

    /** Lets another window have what is kept. */
    @Override
    public synchronized void close() {
        content = null;
        release();
    }
}
