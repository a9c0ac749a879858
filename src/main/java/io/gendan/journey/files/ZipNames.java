package io.gendan.journey.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of what a zip file holds, from the list at its end: nothing is unpacked, however much it would become.
 */
final class ZipNames {

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;

    private ZipNames() {}

    /** All names; none where the content is no whole zip file. */
    static List<String> of(byte[] content) {
        var bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(bytes);
        if (end < 0) {
            return List.of();
        }
        int entries = unsigned(bytes, end + 10);
        int at = bytes.getInt(end + 16);
        var names = new ArrayList<String>();
        for (int entry = 0; entry < entries; entry++) {
            if (at < 0 || at + ENTRY_LENGTH > end || bytes.getInt(at) != ENTRY) {
                return List.of();
            }
            int length = unsigned(bytes, at + 28);
            if (at + ENTRY_LENGTH + length > end) {
                return List.of();
            }
            names.add(new String(content, at + ENTRY_LENGTH, length, StandardCharsets.UTF_8));
            at += ENTRY_LENGTH + length + unsigned(bytes, at + 30) + unsigned(bytes, at + 32);
        }
        return names;
    }

    private static int end(ByteBuffer bytes) {
        int last = bytes.limit() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (bytes.getInt(at) == END) {
                return at;
            }
        }
        return -1;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
