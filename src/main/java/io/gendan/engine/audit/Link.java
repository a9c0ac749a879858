package io.gendan.engine.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a link of the chain: what of it enters the hash.
 *
 * @param seq its place; 0 until it is sealed
 * @param hash empty until it is sealed
 */
record Link(
        long id,
        long seq,
        byte[] hash,
        Instant at,
        String kind,
        @Nullable String request,
        List<Part> parts) {

    static final String COLUMNS = """
            id, coalesce(seq, 0) as seq, hash, at, kind, request, actor, actor_salt, actor_digest,
            subject, subject_salt, subject_digest, details::text as details, details_salt, details_digest,
            address, address_salt, address_digest""";

    private static final String DETAILS = "details";
    private static final List<String> PARTS = List.of("actor", "subject", DETAILS, "address");

    /**
     * What may be personal, and so be erased.
     *
     * @param digest null when there never was a value
     */
    record Part(String name, @Nullable String value, byte @Nullable [] salt, byte @Nullable [] digest) {

        boolean isErased() {
            return digest != null && value == null && salt == null;
        }

        boolean isWhole() {
            if (digest == null || isErased()) {
                return value == null && salt == null;
            }
            return value != null
                    && salt != null
                    && MessageDigest.isEqual(digest, sha256(salt, value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static Link read(ResultSet row, int index) throws SQLException {
        var parts = new ArrayList<Part>();
        for (var name : PARTS) {
            parts.add(
                    new Part(name, row.getString(name), row.getBytes(name + "_salt"), row.getBytes(name + "_digest")));
        }
        var hash = row.getBytes("hash");
        return new Link(
                row.getLong("id"),
                row.getLong("seq"),
                hash == null ? new byte[0] : hash,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("request"),
                List.copyOf(parts));
    }

    /** What it told. */
    Part details() {
        return parts.get(PARTS.indexOf(DETAILS));
    }

    /** Whether everything is as it was written; only what it told may have been erased. */
    boolean isWhole() {
        return parts.stream().allMatch(part -> part.isWhole() && (part.name().equals(DETAILS) || !part.isErased()));
    }

    /** The hash of this entry at this place, after the entry with that hash. */
    byte[] hashAt(long place, byte[] before) {
        var text = new StringBuilder()
                .append(place)
                .append('\n')
                .append(at)
                .append('\n')
                .append(kind)
                .append('\n')
                .append(request == null ? "-" : request);
        for (var part : parts) {
            text.append('\n')
                    .append(part.digest() == null ? "-" : HexFormat.of().formatHex(part.digest()));
        }
        return sha256(before, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
