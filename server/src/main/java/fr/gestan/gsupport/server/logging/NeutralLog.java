package fr.gestan.gsupport.server.logging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Collections;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;

/**
 * One entry of the log is one line, with the frames of an exception below: whoever types a line break into a login, an
 * address or a header forges none. Set up before the server takes a request, for whatever the log is written to.
 */
@ApplicationScoped
class NeutralLog {

    void atStart(@Observes @Priority(1) StartupEvent event) {
        neutralise(LogContext.getLogContext());
    }

    static void neutralise(LogContext loggers) {
        // A logger that nobody holds is not among the names, its handlers go on writing: so for the root one day.
        Stream.concat(Stream.of(""), Collections.list(loggers.getLoggerNames()).stream())
                .flatMap(name -> Arrays.stream(loggers.getLogger(name).getHandlers()))
                .forEach(NeutralLog::neutralise);
    }

    private static void neutralise(Handler handler) {
        var formatter = handler.getFormatter();
        if (formatter != null && !(formatter instanceof NeutralFormatter)) {
            handler.setFormatter(new NeutralFormatter(formatter));
        }
        if (handler instanceof ExtHandler several) {
            for (var inner : several.getHandlers()) {
                neutralise(inner);
            }
        }
    }
}
