package fr.gestan.gsupport.server.http;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops reading a body that is larger than any request needs, also where its length was not announced. The server's
 * own limit is higher: it would hang up without a problem document.
 */
@Provider
public class LargestBody implements ReaderInterceptor {

    /** The longest body that is read. */
    static final int BYTES = 512 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Counted(context.getInputStream()));
        return context.proceed();
    }

    /** A body that was not read to its end. */
    static final class NotRead extends IOException {

        private static final long serialVersionUID = 1L;
        private final int status;

        private NotRead(int status, IOException cause) {
            super("A body was not read to its end", cause);
            this.status = status;
        }

        /** 413 where it is too large, 400 where the connection broke. */
        int status() {
            return status;
        }
    }

    private static final class Counted extends FilterInputStream {

        private int count;

        private Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            try {
                int next = super.read();
                count(next < 0 ? 0 : 1);
                return next;
            } catch (IOException e) {
                throw broken(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int read = super.read(buffer, offset, length);
                count(Math.max(0, read));
                return read;
            } catch (IOException e) {
                throw broken(e);
            }
        }

        private void count(int read) throws NotRead {
            count += read;
            if (count > BYTES) {
                throw new NotRead(413, null);
            }
        }

        private static NotRead broken(IOException e) {
            return e instanceof NotRead known ? known : new NotRead(400, e);
        }
    }
}
