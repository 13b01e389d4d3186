package fr.gestan.gsupport.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL that comes with gSupport: durable, on the loopback only, with generated passwords. Binaries, cluster and
 * passwords live under the data directory; a cluster that was left running or left a stale lock file is taken over, and
 * one that ends while it is needed is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final String VERSION = "17.7.0";
    private static final String ARCHIVE = "/postgres/postgres.tar";
    private static final String DATABASE = "gsupport";
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "gsupport_owner";
    private static final String SERVER = "gsupport_server";
    private static final int START_TIMEOUT_SECONDS = 60;

    /** In postmaster.pid, from 0. */
    private static final int PORT_LINE = 3;

    private final Path binaries;
    private final Path cluster;
    private final Path log;
    private final Path prepared;
    private final boolean root;
    private final int port;
    private final FileLock lock;
    private final Properties passwords;
    private final Supervision supervision = new Supervision(this::runs, this::startAgain);

    /** The process that was started last; absent ahead of the first start. */
    private volatile ProcessHandle postmaster;

    private EmbeddedPostgres(Path dataDirectory) throws IOException {
        Files.createDirectories(dataDirectory);
        var home = dataDirectory.toRealPath().resolve("postgres");
        Files.createDirectories(home);
        this.binaries = home.resolve("postgresql-" + VERSION);
        this.cluster = home.resolve("cluster");
        this.log = home.resolve("postgres.log");
        this.prepared = home.resolve("prepared");
        this.root = isRoot(home);
        this.lock = lock(home.resolve("in-use.lock"), dataDirectory);
        this.passwords = passwords(home.resolve("passwords.properties"));
        this.port = FreePort.onTheLoopback();
    }

    /**
     * Starts the cluster of a data directory, making it first where there is none.
     *
     * @throws DataDirectoryInUse where the directory is in use by another server
     * @throws IOException where PostgreSQL does not start; the message is for the administrator
     */
    public static EmbeddedPostgres start(Path dataDirectory) throws IOException {
        var postgres = new EmbeddedPostgres(dataDirectory);
        try {
            postgres.unpack();
            postgres.initialise();
            postgres.stopWhatWasLeftRunning();
            postgres.startServer();
            postgres.createRolesAndDatabase();
            if (postgres.runs()) {
                postgres.supervision.begin();
            } else {
                LOG.warn("This system does not tell which programs run: if PostgreSQL ends, restart the server");
            }
            return postgres;
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** Whether a data directory holds a cluster already. */
    public static boolean isIn(Path dataDirectory) {
        return Files.isDirectory(dataDirectory.resolve("postgres").resolve("cluster"));
    }

    /**
     * How to reach the PostgreSQL that a server runs on a data directory.
     *
     * @throws IOException where none runs, or it is not there yet
     */
    public static DatabaseAccess running(Path dataDirectory) throws IOException {
        var home = dataDirectory.toRealPath().resolve("postgres");
        var pidFile = home.resolve("cluster").resolve("postmaster.pid");
        var lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.<String>of();
        if (lines.size() <= PORT_LINE) {
            throw new IOException("The server on " + dataDirectory
                    + " is starting or stopping, its database does not answer; try again in a moment.");
        }
        return access(Integer.parseInt(lines.get(PORT_LINE).trim()), passwords(home.resolve("passwords.properties")));
    }

    /** How to reach the database, for the role that owns the schema and the one that the server works with. */
    public DatabaseAccess access() {
        return access(port, passwords);
    }

    private static DatabaseAccess access(int port, Properties passwords) {
        return new DatabaseAccess(
                url(port, DATABASE), SERVER, passwords.getProperty(SERVER), OWNER, passwords.getProperty(OWNER));
    }

    /** Stops PostgreSQL after a checkpoint and lets go of the data directory. */
    @Override
    public void close() {
        supervision.end();
        try {
            if (Files.exists(pidFile())) {
                run(List.of(program("pg_ctl"), "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "30"));
            }
        } catch (IOException e) {
            LOG.warnf("PostgreSQL did not stop in time (%s); it recovers at the next start", e.getMessage());
        } finally {
            try {
                lock.acquiredBy().close();
            } catch (IOException e) {
                LOG.debug("The lock of the data directory could not be closed", e);
            }
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private static boolean isRoot(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid"))
                && "root".equals(System.getProperty("user.name"));
    }

    private static FileLock lock(Path file, Path dataDirectory) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("This very process holds the lock already", e);
        }
        channel.close();
        throw new DataDirectoryInUse(dataDirectory);
    }

    private static Properties passwords(Path file) throws IOException {
        var passwords = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
            return passwords;
        }
        var random = new SecureRandom();
        for (var role : List.of(SUPERUSER, OWNER, SERVER)) {
            var secret = new byte[24];
            random.nextBytes(secret);
            passwords.setProperty(role, HexFormat.of().formatHex(secret));
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        createForOwnerOnly(unfinished);
        try (var writer = Files.newBufferedWriter(unfinished)) {
            passwords.store(writer, "Generated. Readable by the owner alone.");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return passwords;
    }

    private static void createForOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private void unpack() throws IOException {
        if (Files.exists(binaries)) {
            return;
        }
        var unfinished = binaries.resolveSibling(binaries.getFileName() + ".unpacking");
        deleteTree(unfinished);
        try (InputStream packed = EmbeddedPostgres.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new IOException(
                        "This build of gSupport comes without PostgreSQL; set GSUPPORT_DB_URL to one of your own.");
            }
            try (var tar = new TarArchiveInputStream(packed)) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, unfinished);
                }
            }
        }
        Files.move(unfinished, binaries, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        var target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("The PostgreSQL archive points outside of its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            if ((entry.getMode() & 0b001_000_000) != 0
                    && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(target, permissions);
            }
        }
    }

    private void initialise() throws IOException {
        if (Files.exists(cluster)) {
            return;
        }
        var unfinished = cluster.resolveSibling("cluster.initialising");
        deleteTree(unfinished);
        var passwordFile = cluster.resolveSibling("superuser-password.tmp");
        Files.deleteIfExists(passwordFile);
        createForOwnerOnly(passwordFile);
        Files.writeString(passwordFile, passwords.getProperty(SUPERUSER));
        try {
            run(List.of(
                    program("initdb"),
                    "-D",
                    unfinished.toString(),
                    "-U",
                    SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--data-checksums"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(unfinished.resolve("postgresql.auto.conf"), settings(), StandardOpenOption.APPEND);
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String settings() {
        return """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 40
                password_encryption = 'scram-sha-256'
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                shared_buffers = '64MB'
                max_wal_size = '512MB'
                timezone = 'UTC'
                log_timezone = 'UTC'
                """;
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    /** The process that the cluster's lock file names, be it PostgreSQL or not. */
    private Optional<ProcessHandle> processOfPidFile() throws IOException {
        var lines = Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.<String>of();
        return lines.isEmpty() ? Optional.empty() : ProcessHandle.of(parsePid(lines.get(0)));
    }

    private void stopWhatWasLeftRunning() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        var left = processOfPidFile().orElse(null);
        if (left == null || !left.info().command().orElse("postgres").contains("postgres")) {
            Files.deleteIfExists(pidFile());
            return;
        }
        LOG.info("Stopping the PostgreSQL that an earlier run left behind");
        try {
            run(List.of(program("pg_ctl"), "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "20"));
        } catch (IOException e) {
            run(List.of(program("pg_ctl"), "stop", "-D", cluster.toString(), "-m", "immediate", "-w", "-t", "20"));
        }
    }

    private static long parsePid(String line) {
        try {
            return Long.parseLong(line.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void startServer() throws IOException {
        run(List.of(
                program("pg_ctl"),
                "start",
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-w",
                "-t",
                String.valueOf(START_TIMEOUT_SECONDS),
                "-o",
                "-p " + port));
        postmaster = processOfPidFile().orElse(null);
    }

    private boolean runs() {
        return postmaster != null && isOurs(postmaster);
    }

    /** A process that has ended and that nobody has asked after, as in many a container, is there but runs no program. */
    private boolean isOurs(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .filter(program -> Path.of(program).startsWith(binaries))
                        .isPresent();
    }

    /** Fails, to be called again, while backends that outlived their postmaster are about: they share its memory. */
    private void startAgain() throws IOException {
        var recovering = processOfPidFile().filter(this::isOurs);
        if (recovering.isPresent()) {
            postmaster = recovering.get();
            return;
        }
        if (ProcessHandle.allProcesses().anyMatch(this::isOurs)) {
            throw new IOException("some of its processes have not ended yet");
        }
        if (processOfPidFile().isPresent()) {
            Files.deleteIfExists(pidFile());
        }
        startServer();
    }

    /** Each step is left out where a start that was cut off has already done it. */
    private void createRolesAndDatabase() throws IOException {
        if (Files.exists(prepared)) {
            return;
        }
        try (var connection =
                        DriverManager.getConnection(url(port, SUPERUSER), SUPERUSER, passwords.getProperty(SUPERUSER));
                var statement = connection.createStatement()) {
            for (var role : List.of(OWNER, SERVER)) {
                if (isMissing(statement, "pg_roles WHERE rolname = '" + role + "'")) {
                    // CREATE ROLE takes no bind parameters; the passwords are hexadecimal digits of our own making.
                    statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + passwords.getProperty(role) + "'");
                }
            }
            if (isMissing(statement, "pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
            statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO " + SERVER);
        } catch (SQLException e) {
            throw new IOException("The new database could not be prepared: " + e.getMessage(), e);
        }
        Files.createFile(prepared);
    }

    private static boolean isMissing(Statement statement, String what) throws SQLException {
        try (var row = statement.executeQuery("SELECT EXISTS (SELECT FROM " + what + ")")) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    /** Runs one of PostgreSQL's programs, which refuse to run as root: there, in a user namespace of its own. */
    private void run(List<String> command) throws IOException {
        var whole = new ArrayList<String>();
        if (root) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        var output = Files.createTempFile(cluster.getParent(), "output", ".tmp");
        try {
            var process = new ProcessBuilder(whole)
                    .directory(cluster.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(2L * START_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException("PostgreSQL: " + Path.of(command.get(0)).getFileName() + " "
                        + command.get(1) + " failed: "
                        + Files.readString(output).strip()
                        + " (its log is " + log + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was working", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
