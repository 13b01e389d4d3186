package fr.gestan.gsupport.server.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses that begin with the same bits, as in {@code 10.0.0.0/8}; or a single one.
 *
 * @param bits how many of the first bits count
 */
public record Network(InetAddress address, int bits) {

    /** Reads {@code 192.0.2.7}, {@code 2001:db8::/32} and the like; a name is none, since nothing is looked up. */
    public static Optional<Network> of(String text) {
        int slash = text.indexOf('/');
        return addressOf(slash < 0 ? text : text.substring(0, slash)).flatMap(address -> {
            int most = address.getAddress().length * Byte.SIZE;
            if (slash < 0) {
                return Optional.of(new Network(address, most));
            }
            try {
                int bits = Integer.parseInt(text.substring(slash + 1));
                return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Network(address, bits));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** An address that is written as one; IPv4 inside of IPv6 counts as IPv4. */
    static Optional<InetAddress> addressOf(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Netty answers 4 or 16 bytes", e);
        }
    }

    boolean contains(InetAddress other) {
        var ours = address.getAddress();
        var theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
