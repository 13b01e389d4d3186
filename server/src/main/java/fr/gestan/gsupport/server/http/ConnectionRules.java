package fr.gestan.gsupport.server.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.time.Duration;

/**
 * What holds for every connection before there is a request. Vert.x has no place for that; Netty calls this class for
 * each connection that it accepts where the system property {@value #EXTENSIONS_SYSTEM_PROPERTY} is
 * {@value #ON}.
 */
public class ConnectionRules extends ChannelInitializerExtension {

    /** The value that has Netty look for classes like this one, by META-INF/services. */
    public static final String ON = "serviceload";

    /** The system property with the number of seconds that a request may take to arrive. */
    public static final String REQUEST_SECONDS = "gsupport.http.request-seconds";

    private static final int USUAL_SECONDS = 30;

    private final Duration patience = Duration.ofSeconds(Integer.getInteger(REQUEST_SECONDS, USUAL_SECONDS));

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new SlowRequest(patience), new UnreadableRequest.Watch());
    }
}
