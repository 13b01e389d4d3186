package fr.gestan.gsupport.server.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A disk of a few hundred megabytes, in memory, that can be filled up and emptied again. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4_096;

    private final Path directory;
    private final Path ballast;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.ballast = directory.resolve("ballast");
    }

    /** Mounts one, which takes root or a sudo that asks for no password; a test without either is not run. */
    static SmallDisk mountedAt(Path directory, int megabytes) throws IOException {
        Files.createDirectories(directory);
        var owner = Files.getAttribute(directory, "unix:uid");
        var options = "size=" + megabytes + "m,mode=700,uid=" + owner;
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "gsupport-test", directory.toString()),
                "a small disk can not be mounted here: that takes root, or sudo without a password");
        return new SmallDisk(directory);
    }

    /** Takes what room is left, to the last block; may be called again as room turns up. */
    void fill() throws IOException {
        var block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (directory.toFile().getUsableSpace() >= BLOCK) {
                out.write(block);
            }
        } catch (IOException e) {
            if (directory.toFile().getUsableSpace() >= BLOCK) {
                throw e;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", directory.toString());
    }

    private static boolean run(String... words) throws IOException {
        var command = new ArrayList<String>();
        if (!"root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("sudo", "-n"));
        }
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
