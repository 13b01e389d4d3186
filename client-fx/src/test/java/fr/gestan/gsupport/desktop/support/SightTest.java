package fr.gestan.gsupport.desktop.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class SightTest {

    @BeforeAll
    static void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void a_window_does_not_keep_the_pages_that_left_it() {
        var window = new Scene(new Pane());
        var page = pageIn(window);

        window.setRoot(new Pane());

        await().untilAsserted(() -> {
            System.gc();
            assertThat(page.get()).isNull();
        });
    }

    private static WeakReference<ScrollPane> pageIn(Scene window) {
        var page = new ScrollPane();
        Sight.follow(page);
        window.setRoot(page);
        return new WeakReference<>(page);
    }
}
