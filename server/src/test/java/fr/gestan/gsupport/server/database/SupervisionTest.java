package fr.gestan.gsupport.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class SupervisionTest {

    private static final Duration LONGEST_RESTART = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @Test
    void aPostgresThatIsKilledIsThereAgainWithAllThatWasCommitted() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            var access = postgres.access();
            execute(access, "CREATE TABLE kept AS SELECT 1 AS number");
            for (int numbers = 1; numbers <= 3; numbers++) {
                var killed = kill();
                int expected = numbers;
                await().atMost(LONGEST_RESTART)
                        .ignoreExceptionsInstanceOf(SQLException.class)
                        .untilAsserted(() -> assertThat(numbersIn(access)).isEqualTo(expected));
                assertThat(postmaster()).isNotEqualTo(killed);
                execute(access, "INSERT INTO kept VALUES (1)");
            }
        }
    }

    @Test
    void whileABackendOutlivesItsPostmasterTheStartIsTriedAgain() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data);
                var busy = connect(postgres.access());
                var statement = busy.createStatement()) {
            var backend = backendOf(statement);
            signal("-STOP", backend);
            kill();
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(backend::isAlive);
            signal("-KILL", backend);
            await().atMost(LONGEST_RESTART).until(() -> answers(postgres.access()));
        }
    }

    @Test
    void afterTheCloseNothingIsStartedAgain() throws Exception {
        DatabaseAccess access;
        try (var postgres = EmbeddedPostgres.start(data)) {
            access = postgres.access();
            kill();
        }
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(4)).until(() -> !answers(access));
        assertThat(runningHere()).isEmpty();
    }

    private ProcessHandle kill() throws Exception {
        var postmaster = postmaster();
        signal("-KILL", postmaster);
        return postmaster;
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private ProcessHandle postmaster() throws IOException {
        var lines = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).trim())).orElseThrow();
    }

    private List<ProcessHandle> runningHere() throws IOException {
        var home = data.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> Path.of(program).startsWith(home))
                        .isPresent())
                .toList();
    }

    private static ProcessHandle backendOf(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).orElseThrow();
        }
    }

    private static boolean answers(DatabaseAccess access) {
        try (var connection = connect(access)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static int numbersIn(DatabaseAccess access) throws SQLException {
        try (var connection = connect(access);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM kept")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = connect(access);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
    }
}
