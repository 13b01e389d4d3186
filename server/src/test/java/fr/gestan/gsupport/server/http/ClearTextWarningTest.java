package fr.gestan.gsupport.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearTextWarningTest {

    @ParameterizedTest(name = "{1} on {0}: {2} warnings")
    @CsvSource({"127.0.0.1, http, 0", "::1, http, 0", "0.0.0.0, http, 1", "192.0.2.7, http, 1", "0.0.0.0, https, 0"})
    void warns_of_what_others_can_read_on_the_way(String host, String scheme, int warnings)
            throws UnknownHostException {
        assertThat(logged(new ClearTextWarning(host, scheme))).hasSize(warnings).allMatch(line -> line.contains("TLS"));
    }

    private static List<String> logged(ClearTextWarning warning) throws UnknownHostException {
        var lines = new ArrayList<String>();
        var logger = Logger.getLogger(ClearTextWarning.class.getName());
        var keep = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(keep);
        try {
            warning.warn(new StartupEvent());
            return lines;
        } finally {
            logger.removeHandler(keep);
        }
    }
}
