package fr.gestan.gsupport.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Answers what is no HTTP request with a problem document. It never gets as far as the router: Vert.x and Quarkus would
 * answer an empty 400.
 */
final class UnreadableRequest extends ChannelInboundHandlerAdapter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int SECONDS_TO_READ_IT = 2;

    private boolean answered;

    /** Waits at the beginning of the pipeline for the decoder, which with TLS is there after the handshake only. */
    static final class Watch extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext connection, Object bytes) {
            var pipeline = connection.pipeline();
            var tls = pipeline.context(SslHandler.class);
            if (tls == null) {
                standBehindTheDecoder(pipeline);
            } else {
                pipeline.addAfter(tls.name(), null, new AfterHandshake());
            }
            pipeline.remove(this);
            connection.fireChannelRead(bytes);
        }

        private static void standBehindTheDecoder(ChannelPipeline pipeline) {
            var decoder = pipeline.context(HttpRequestDecoder.class);
            if (decoder != null) {
                pipeline.addAfter(decoder.name(), null, new UnreadableRequest());
            }
        }
    }

    /** Vert.x adds the decoder while it hears of the end of the handshake. */
    private static final class AfterHandshake extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext connection, Object event) {
            connection.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent) {
                Watch.standBehindTheDecoder(connection.pipeline());
                connection.pipeline().remove(this);
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object part) {
        if (answered) {
            ReferenceCountUtil.release(part);
        } else if (part instanceof HttpRequest request && !isReadable(request)) {
            var why = request.decoderResult().cause();
            ReferenceCountUtil.release(part);
            answered = true;
            connection
                    .writeAndFlush(Unpooled.copiedBuffer(answer(why), StandardCharsets.UTF_8))
                    .addListener(done -> hangUp(connection));
        } else {
            connection.fireChannelRead(part);
        }
    }

    /** In two steps: who is still sending when the connection is closed may never read the answer. */
    private static void hangUp(ChannelHandlerContext connection) {
        var tls = connection.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (connection.channel() instanceof DuplexChannel socket) {
            socket.shutdownOutput();
        }
        connection.executor().schedule((Runnable) connection::close, SECONDS_TO_READ_IT, TimeUnit.SECONDS);
    }

    private static boolean isReadable(HttpRequest request) {
        return request.decoderResult().isSuccess()
                && request.protocolVersion().majorVersion() == 1
                && isAddress(request.uri());
    }

    /** Quarkus asks the same, and answers an empty 400. */
    private static boolean isAddress(String text) {
        try {
            return new URI(text) != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whole, since what would write an answer counts on a request that it has seen. */
    private static String answer(Throwable why) {
        var answer = ProblemAnswer.of(type(why), detail(why));
        try {
            var body = JSON.writeValueAsString(answer.problem());
            return "HTTP/1.1 " + HttpResponseStatus.valueOf(answer.status()) + "\r\n"
                    + "Content-Type: " + ProblemAnswer.MEDIA_TYPE + "\r\n"
                    + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                    + "Cache-Control: no-store\r\n"
                    + "X-Content-Type-Options: nosniff\r\n"
                    + "Connection: close\r\n\r\n"
                    + body;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem document is always JSON", e);
        }
    }

    private static ProblemType type(Throwable why) {
        if (why instanceof TooLongHttpLineException) {
            return ProblemType.ADDRESS_TOO_LONG;
        }
        return why instanceof TooLongHttpHeaderException
                ? ProblemType.HEADERS_TOO_LARGE
                : ProblemType.MALFORMED_REQUEST;
    }

    private static String detail(Throwable why) {
        return switch (type(why)) {
            case ADDRESS_TOO_LONG -> "The address is longer than any that is known here.";
            case HEADERS_TOO_LARGE -> "The headers together are larger than 16 KiB.";
            default -> "There is something in the address or a header that can not be in an HTTP request.";
        };
    }
}
