package io.gendan.engine.audit;

import io.gendan.engine.Refusal;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A place of the chain with its hash, kept outside the database: whoever cuts off or rewrites the end of the chain can't
 * reach it.
 *
 * @param seq the place
 * @param hash 64 hexadecimal digits
 */
public record Anchor(long seq, String hash) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    static Anchor of(long seq, byte[] hash) {
        return new Anchor(seq, HexFormat.of().formatHex(hash));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws Refusal 400 {@code audit.anchor} for anything else
     */
    public static Anchor parse(String written) {
        var parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            throw Refusal.badRequest("audit.anchor");
        }
        return new Anchor(Long.parseLong(parts.group(1)), parts.group(2));
    }

    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
