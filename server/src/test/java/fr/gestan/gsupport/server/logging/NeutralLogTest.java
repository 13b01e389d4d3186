package fr.gestan.gsupport.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import org.awaitility.Awaitility;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.Test;

class NeutralLogTest {

    @Test
    void a_handler_writes_neutral_text_though_the_collector_took_its_logger() {
        var loggers = LogContext.create();
        Handler handler = new ConsoleHandler();
        loggers.getLogger("").addHandler(handler);
        Awaitility.await("the collector").until(() -> {
            System.gc();
            return !Collections.list(loggers.getLoggerNames()).contains("");
        });

        NeutralLog.neutralise(loggers);

        assertThat(handler.getFormatter()).isInstanceOf(NeutralFormatter.class);
    }
}
