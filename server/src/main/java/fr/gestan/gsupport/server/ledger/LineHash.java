package fr.gestan.gsupport.server.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What makes an edited row show: each line carries a SHA-256 over its figures, its ids, the digest of its texts and the
 * hash of the line ahead. The texts go in by a salted digest, so that they can be erased without breaking the chain.
 */
final class LineHash {

    private static final int ABSENT = -1;

    private LineHash() {}

    /** The digest of what people typed. */
    static byte[] ofTexts(byte[] salt, NewLine line) {
        return digest(out -> {
            out.write(salt);
            writeText(out, line.summary());
            writeText(out, line.advice());
            writeText(out, line.override() == null ? null : line.override().reason());
            writeText(out, line.reference());
        });
    }

    /** The hash of a whole line. */
    static byte[] ofLine(byte[] previousHash, byte[] textDigest, long clientId, Line place, NewLine line) {
        return digest(out -> {
            out.write(previousHash);
            out.write(textDigest);
            out.writeLong(place.id());
            out.writeLong(clientId);
            out.writeInt(place.seq());
            out.writeInt(place.balanceBefore());
            out.writeInt(place.balanceAfter());
            writeText(out, place.performedAt().toString());
            writeText(out, line.kind().name());
            writeText(out, nameOf(line.billing()));
            writeText(out, textOf(line.durationMinutes()));
            writeText(out, textOf(line.measuredSeconds()));
            writeText(out, line.by());
            writeText(out, textOf(line.startedAt()));
            writeText(out, nameOf(line.freeReason()));
            writeText(out, String.valueOf(line.inviteToFacebook()));
            writeText(out, line.override() == null ? null : line.override().rule());
            writeText(out, textOf(line.validUntil()));
            writeText(
                    out, line.corrects() == null ? null : textOf(line.corrects().lineId()));
            writeIfThere(out, "replaces_line_id", line.replacesLineId());
            writeIfThere(out, "first_performed_at", line.firstPerformedAt());
            writeIfThere(out, "requested_by", line.requestedBy());
            if (line.credit() != null) {
                writeIfThere(out, "offered", line.credit().offered() ? true : null);
                writeIfThere(out, "binding_validity", line.credit().binding() ? true : null);
                writeIfThere(out, "pack_id", line.credit().packId());
            }
            if (line.lotEnd() != null) {
                writeIfThere(out, "lot_line_id", line.lotEnd().lotLineId());
                writeIfThere(out, "lot_until", line.lotEnd().until());
            }
        });
    }

    /** What lines got later than others: one that has none hashes as it did before there was any. */
    private static void writeIfThere(DataOutputStream out, String name, Object value) throws IOException {
        if (value != null) {
            writeText(out, name);
            writeText(out, value.toString());
        }
    }

    private static String nameOf(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static String textOf(Object value) {
        return value == null ? null : value.toString();
    }

    /** Length first, so that no two different lines can read the same. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(ABSENT);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] digest(Content content) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            content.writeTo(out);
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }
}
