package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FxThreadWatchTest {

    @BeforeAll
    static void startTheToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static void compute(Duration processorTime) {
        var threads = ManagementFactory.getThreadMXBean();
        var end = threads.getCurrentThreadCpuTime() + processorTime.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void onTheFxThread(Runnable work) {
        Platform.runLater(work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void a_thread_that_computes_for_long_fails_and_is_told_where() {
        var watch = FxThreadWatch.begin();
        onTheFxThread(() -> {});

        onTheFxThread(() -> compute(FxThreadWatch.PROMISED.multipliedBy(5)));

        assertThatThrownBy(watch::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("FxThreadWatchTest.compute");
    }

    @Test
    void much_work_in_small_pieces_and_a_thread_that_waits_are_no_fault() {
        var watch = FxThreadWatch.begin();
        var never = new CountDownLatch(1);

        for (var piece = 0; piece < 5; piece++) {
            onTheFxThread(() -> compute(FxThreadWatch.PROMISED.dividedBy(2)));
        }
        onTheFxThread(() -> {
            try {
                never.await(FxThreadWatch.PROMISED.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatCode(watch::close).doesNotThrowAnyException();
    }
}
