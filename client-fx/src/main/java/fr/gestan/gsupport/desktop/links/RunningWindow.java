package fr.gestan.gsupport.desktop.links;

import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The one window of a person that hears of links, and of other starts. Whichever start holds the lock is it; the operating
 * system frees the lock of one that ends, however it ends, so that a socket that is left over counts for nothing. Lock and
 * socket lie in a folder that only their owner may enter: nobody else can hand anything over.
 */
public final class RunningWindow implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunningWindow.class.getName());
    private static final String FOLDER = "window";
    private static final byte TAKEN = '\n';

    /** Systems cut the path of a socket at some 104 bytes; a longer one lies in a temporary folder of its own. */
    private static final int LONGEST_PATH_BYTES = 100;

    private final FileChannel lockChannel;
    private final Path socket;
    private final Path temporary;
    private final ServerSocketChannel server;
    private final Consumer<Optional<Link>> heard;

    private RunningWindow(
            FileChannel lockChannel,
            Path socket,
            Path temporary,
            ServerSocketChannel server,
            Consumer<Optional<Link>> heard) {
        this.lockChannel = lockChannel;
        this.socket = socket;
        this.temporary = temporary;
        this.server = server;
        this.heard = heard;
    }

    /**
     * Becomes that window; empty where another start is it, or the disk refuses.
     *
     * @param folder the desktop's; need not exist yet
     * @param heard told of each link, and of each start without one, on a thread of its own; a text that is no link counts
     *     as none
     */
    public static Optional<RunningWindow> claim(Path folder, Consumer<Optional<Link>> heard) {
        var address = new OwnerOnlyFile(folder.resolve(FOLDER).resolve("address"));
        FileChannel lockChannel = null;
        try {
            address.createFolder();
            lockChannel = FileChannel.open(
                    address.path().resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockChannel) == null) {
                lockChannel.close();
                return Optional.empty();
            }
            return Optional.of(listen(address, lockChannel, heard));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.WARNING, "No links can be heard", e);
            closeQuietly(lockChannel);
            return Optional.empty();
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static RunningWindow listen(OwnerOnlyFile address, FileChannel lockChannel, Consumer<Optional<Link>> heard)
            throws IOException {
        var usual = address.path().resolveSibling("socket");
        var isShort = usual.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH_BYTES;
        var temporary = isShort ? null : Files.createTempDirectory("gsupport");
        var socket = isShort ? usual : temporary.resolve("socket");
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            address.write(socket.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        var window = new RunningWindow(lockChannel, socket, temporary, server, heard);
        daemon(window::accept);
        return window;
    }

    /**
     * Hands a link to the window that runs, which comes to the front.
     *
     * @param link empty: only to the front
     * @return whether there is one and it has taken it
     */
    public static boolean tell(Path folder, Optional<String> link, Duration patience) {
        var address = new OwnerOnlyFile(folder.resolve(FOLDER).resolve("address"));
        var answer = new CompletableFuture<Boolean>();
        daemon(() -> answer.complete(hand(address, link.orElse(""))));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(Level.WARNING, "The window that runs does not answer");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean hand(OwnerOnlyFile address, String link) {
        try {
            var socket = address.read();
            if (socket.isEmpty()) {
                return false;
            }
            var path = Path.of(new String(socket.get(), StandardCharsets.UTF_8));
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                channel.write(ByteBuffer.wrap(link.getBytes(StandardCharsets.UTF_8)));
                channel.shutdownOutput();
                return Channels.newInputStream(channel).read() == TAKEN;
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Nobody listens: what lies there was left over by a window that was killed.
            return false;
        }
    }

    private void accept() {
        try {
            while (true) {
                var channel = server.accept();
                // On a thread each: a start that was stopped half-way must not keep the next ones from being heard.
                daemon(() -> hear(channel));
            }
        } catch (AsynchronousCloseException e) {
            // The window closes.
        } catch (ClosedChannelException e) {
            // It closed before.
        } catch (IOException e) {
            LOG.log(Level.WARNING, "No more links can be heard", e);
        }
    }

    private void hear(SocketChannel channel) {
        try (channel) {
            var told = Channels.newInputStream(channel).readNBytes(Link.LONGEST + 1);
            channel.write(ByteBuffer.wrap(new byte[] {TAKEN}));
            heard.accept(Link.of(new String(told, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOG.log(Level.INFO, "A start ended before it had handed its link over");
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "links");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closed) {
        try {
            if (closed != null) {
                closed.close();
            }
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "Nothing left to close", e);
        }
    }

    /** Lets the next start be that window. */
    @Override
    public void close() {
        closeQuietly(server);
        try {
            Files.deleteIfExists(socket);
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The next start deletes what is left of the socket", e);
        }
        // Last: closing frees the lock.
        closeQuietly(lockChannel);
    }
}
