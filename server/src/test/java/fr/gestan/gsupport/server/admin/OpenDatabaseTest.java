package fr.gestan.gsupport.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDatabaseTest {

    @Test
    void is_that_of_the_running_server_and_else_started_and_stopped_again(@TempDir Path data) throws Exception {
        var pidFile = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
        try (var server = EmbeddedPostgres.start(data)) {
            try (var database = OpenDatabase.of(data)) {
                assertThat(urlOf(database)).isEqualTo(server.access().url());
            }
            assertThat(pidFile).as("the server's PostgreSQL goes on").exists();
        }

        try (var database = OpenDatabase.of(data)) {
            assertThat(urlOf(database)).startsWith("jdbc:postgresql://127.0.0.1:");
        }
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void is_not_made_where_there_is_none(@TempDir Path data) throws IOException {
        assertThatThrownBy(() -> OpenDatabase.of(data))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--demo");

        try (var files = Files.list(data)) {
            assertThat(files).isEmpty();
        }
    }

    private static String urlOf(OpenDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            return connection.getMetaData().getURL();
        }
    }
}
