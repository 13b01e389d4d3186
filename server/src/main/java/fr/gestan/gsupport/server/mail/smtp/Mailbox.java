package fr.gestan.gsupport.server.mail.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** Addresses as SMTP knows them: the domain in ASCII, which every mail server understands. */
final class Mailbox {

    private Mailbox() {}

    /**
     * An address as a person typed it.
     *
     * @throws NotTaken where it can be nobody's
     */
    static InternetAddress of(String typed) throws NotTaken {
        int at = typed.lastIndexOf('@');
        try {
            var address = typed.substring(0, at + 1) + IDN.toASCII(typed.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            if (isAscii(address)) {
                return new InternetAddress(address, true);
            }
            new InternetAddress(inAscii(address), true);
            var mailbox = new InternetAddress();
            mailbox.setAddress(address);
            return mailbox;
        } catch (AddressException | IllegalArgumentException e) {
            throw NotTaken.wrongAddress(typed, e);
        }
    }

    /** The same with a name, which may be null. */
    static InternetAddress of(String typed, String name) throws NotTaken {
        var mailbox = of(typed);
        try {
            mailbox.setPersonal(name, StandardCharsets.UTF_8.name());
            return mailbox;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java knows UTF-8", e);
        }
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    /** What the rules for signs and dots can be held against; Angus Mail knows them for ASCII alone. */
    private static String inAscii(String address) {
        return address.replaceAll("[^\\p{ASCII}\\p{Cntrl}\\p{Z}]", "x");
    }
}
