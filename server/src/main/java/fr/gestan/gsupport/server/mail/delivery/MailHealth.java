package fr.gestan.gsupport.server.mail.delivery;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Warns where mails wait for long. A restart would not help against a mail server that is away, so it shows in the wellness
 * check and leaves liveness and readiness alone.
 */
@Wellness
@ApplicationScoped
class MailHealth implements HealthCheck {

    private static final Duration TOO_LONG = Duration.ofMinutes(15);

    private final MailQueue queue;

    MailHealth(MailQueue queue) {
        this.queue = queue;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("mail");
        var waiting = queue.waiting().orElse(null);
        if (waiting == null) {
            return response.withData("queued", "not counted yet").up().build();
        }
        var age = queue.age(waiting);
        return response.withData("queued", waiting.mails())
                .withData("oldestQueuedSeconds", age.toSeconds())
                .status(age.compareTo(TOO_LONG) <= 0)
                .build();
    }
}
