package fr.gestan.gsupport.desktop.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.Decoder;
import feign.jackson.JacksonDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

/** Reads what the server answers: tables and files as they are, all else as JSON. */
final class Answers implements Decoder {

    private final Decoder asItIs = new Decoder.Default();
    private final Decoder json;

    Answers(ObjectMapper json) {
        this.json = new JacksonDecoder(json);
    }

    @Override
    public Object decode(Response response, Type type) throws IOException {
        if (type == InputStream.class) {
            // The answer itself is closed before whoever asked can read.
            return new ByteArrayInputStream((byte[]) asItIs.decode(response, byte[].class));
        }
        return (type == String.class || type == byte[].class ? asItIs : json).decode(response, type);
    }
}
