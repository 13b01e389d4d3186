package fr.gestan.gsupport.desktop.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningWindowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Optional<String> LINK = Optional.of("gsupport://clients/4996");

    @TempDir
    Path folder;

    private final List<Optional<Link>> heard = new CopyOnWriteArrayList<>();

    @Test
    void a_second_start_hands_its_link_to_the_window_that_runs() throws IOException {
        try (var window = RunningWindow.claim(folder, heard::add).orElseThrow()) {
            assertThat(RunningWindow.claim(folder, heard::add)).isEmpty();

            assertThat(RunningWindow.tell(folder, LINK, PATIENCE)).isTrue();
            await().untilAsserted(() -> assertThat(heard).containsExactly(Optional.of(new Link.Client(4996))));

            assertThat(RunningWindow.tell(folder, Optional.empty(), PATIENCE)).isTrue();
            await().untilAsserted(() -> assertThat(heard).hasSize(2).last().isEqualTo(Optional.empty()));
            assertThat(window).isNotNull();
        }
    }

    @Test
    void without_a_window_there_is_nobody_to_tell() {
        assertThat(RunningWindow.tell(folder, LINK, PATIENCE)).isFalse();

        RunningWindow.claim(folder, heard::add).orElseThrow().close();

        assertThat(RunningWindow.tell(folder, LINK, PATIENCE)).isFalse();
        assertThat(heard).isEmpty();
    }

    @Test
    void what_a_killed_window_leaves_behind_counts_for_nothing() throws IOException, InterruptedException {
        var killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(killed.getInputStream().read()).isEqualTo('!');
        assertThat(RunningWindow.claim(folder, heard::add)).isEmpty();
        assertThat(RunningWindow.tell(folder, LINK, PATIENCE)).isTrue();

        killed.destroyForcibly().waitFor();

        assertThat(RunningWindow.tell(folder, LINK, PATIENCE)).isFalse();
        try (var next = RunningWindow.claim(folder, heard::add).orElseThrow()) {
            assertThat(RunningWindow.tell(folder, LINK, PATIENCE)).isTrue();
            await().untilAsserted(() -> assertThat(heard).hasSize(1));
            assertThat(next).isNotNull();
        }
    }

    @Test
    void a_folder_with_a_long_name_is_no_hindrance() throws IOException {
        var deep = folder.resolve("x".repeat(120));

        try (var window = RunningWindow.claim(deep, heard::add).orElseThrow()) {
            assertThat(RunningWindow.tell(deep, LINK, PATIENCE)).isTrue();
            await().untilAsserted(() -> assertThat(heard).hasSize(1));
            assertThat(window).isNotNull();
        }
        assertThat(Path.of(Files.readString(deep.resolve("window/address")))).doesNotExist();
    }

    @Test
    void a_start_that_stopped_half_way_keeps_nobody_from_being_heard() throws IOException {
        try (var window = RunningWindow.claim(folder, heard::add).orElseThrow();
                var silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.connect(UnixDomainSocketAddress.of(folder.resolve("window/socket")));

            assertThat(RunningWindow.tell(folder, LINK, PATIENCE)).isTrue();
            await().untilAsserted(() -> assertThat(heard).hasSize(1));
            assertThat(window).isNotNull();
        }
    }

    @Test
    void a_text_that_is_no_link_only_brings_the_window_to_the_front() {
        try (var window = RunningWindow.claim(folder, heard::add).orElseThrow()) {
            assertThat(RunningWindow.tell(folder, Optional.of("gsupport://interventions/1?minutes=9"), PATIENCE))
                    .isTrue();
            await().untilAsserted(() -> assertThat(heard).containsExactly(Optional.empty()));
            assertThat(RunningWindow.tell(folder, Optional.of("x".repeat(100_000)), PATIENCE))
                    .isTrue();
            assertThat(window).isNotNull();
        }
    }

    @Test
    void nobody_else_can_hand_anything_over() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        try (var window = RunningWindow.claim(folder, heard::add).orElseThrow()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("window"))))
                    .isEqualTo("rwx------");
            assertThat(window).isNotNull();
        }
    }

    /** Another start, to be killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String... arguments) throws IOException, InterruptedException {
            RunningWindow.claim(Path.of(arguments[0]), link -> {}).orElseThrow();
            System.out.write("!".getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
