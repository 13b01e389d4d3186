package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the desktop on sample data, in {@code target/screenshots}: made to be looked at, and held to be whole. */
@Tag("proofs")
class ScreenshotsTest extends ScreenTest {

    private static final Path PICTURES = Path.of("target/screenshots");

    private static DemoServer server;

    @BeforeAll
    static void startTheServer() throws IOException {
        assumeTrue(Files.exists(DemoServer.JAR), "the server's jar is built by a build of all modules");
        server = DemoServer.start();
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stopTheServer() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    URI server() {
        return server.address();
    }

    private void open(String id) {
        openByKeyboard(id);
        shows(() -> assertThat(history().getPlaceholder().isVisible()
                        && history().getItems().isEmpty())
                .isFalse());
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        var window = robot.window(0);
        var scene = window.getScene();
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        var image = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> scene.snapshot(null)));
        write(image, PICTURES.resolve(name + ".png"));
    }

    private static void write(Image image, Path file) {
        var picture = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_desk() {
        logInAs("hry");
        open("4996");
        picture("card");
    }
}
