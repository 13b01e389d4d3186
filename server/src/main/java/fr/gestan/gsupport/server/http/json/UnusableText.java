package fr.gestan.gsupport.server.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A text in a request that nothing can be done with; the message says what must hold. */
public final class UnusableText extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    UnusableText(JsonParser parser, String message) {
        super(parser, message, String.class);
    }
}
