package fr.gestan.gsupport.server.logging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;

/**
 * One entry of the log is one line, with the frames of an exception below: whoever types a line break into a login, an
 * address or a header forges none. Set up before the server takes a request, for whatever the log is written to.
 */
@ApplicationScoped
class NeutralLog {

    void atStart(@Observes @Priority(1) StartupEvent event) {
        var loggers = LogContext.getLogContext();
        loggers.getLoggerNames().asIterator().forEachRemaining(name -> {
            for (var handler : loggers.getLogger(name).getHandlers()) {
                neutralise(handler);
            }
        });
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
