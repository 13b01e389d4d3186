package fr.gestan.gsupport.desktop.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that only its owner may read, replaced as a whole: a crash leaves the old content or the new one, never
 * half of one. A folder that has to be made for it is its owner's alone too.
 */
public final class OwnerOnlyFile {

    private static final Set<String> RIGHTS = FileSystems.getDefault().supportedFileAttributeViews();
    private static final boolean POSIX = RIGHTS.contains("posix");
    private static final boolean ACL = RIGHTS.contains("acl");
    private static final FileAttribute<?>[] FILE = posix("rw-------");
    private static final FileAttribute<?>[] FOLDER = posix("rwx------");

    private final Path file;

    /** @param file need not exist yet, nor its folder */
    public OwnerOnlyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** Returns once the disk has it. */
    public synchronized void write(byte[] content) throws IOException {
        createFolder();
        var next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, FILE);
        if (ACL && !POSIX) {
            allowOnlyTheOwner(next);
        }
        try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    /** A new name is on disk once its folder is. Elsewhere than on POSIX systems a folder cannot be opened for that. */
    private void forceFolder() throws IOException {
        if (POSIX) {
            try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** Empty where there is none. */
    public synchronized Optional<byte[]> read() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Does nothing where there is none. */
    public synchronized void delete() throws IOException {
        if (Files.deleteIfExists(file)) {
            forceFolder();
        }
    }

    /** Makes the folder that the file is in, where it is missing. */
    public void createFolder() throws IOException {
        Files.createDirectories(file.getParent(), FOLDER);
    }

    private static FileAttribute<?>[] posix(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static void allowOnlyTheOwner(Path file) throws IOException {
        var owner = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(Files.getOwner(file))
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build();
        Files.getFileAttributeView(file, AclFileAttributeView.class).setAcl(List.of(owner));
    }
}
