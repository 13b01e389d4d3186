package fr.gestan.gsupport.server.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/**
 * Hangs up on who sends a request drop by drop: it would keep a connection, and for a body also a thread, as long as it
 * likes, since every byte starts the idle timeout anew. A request is arriving from its first byte until something is
 * answered; who sends nothing more is left to the idle timeout.
 */
final class SlowRequest extends ChannelDuplexHandler {

    private final long patienceNanos;
    private boolean arriving;
    private long sinceNanos;

    SlowRequest(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        long now = System.nanoTime();
        if (!arriving) {
            arriving = true;
            sinceNanos = now;
        } else if (now - sinceNanos > patienceNanos) {
            ReferenceCountUtil.release(bytes);
            connection.close();
            return;
        }
        connection.fireChannelRead(bytes);
    }

    @Override
    public void write(ChannelHandlerContext connection, Object bytes, ChannelPromise done) {
        arriving = false;
        connection.write(bytes, done);
    }
}
