package io.github.migrationguard.migration;

import java.nio.charset.StandardCharsets;

/**
 * Text read as UTF-8, and where it first was none. Each byte that starts no character becomes one U+FFFD in the way of
 * the WHATWG Encoding Standard, section 4.5 (also Node's and so Prisma's decoder); Java's own decoder writes fewer of
 * them for encoded surrogates.
 *
 * @param text with its byte order mark, if it had one
 * @param firstBad offset in {@code text} of the first U+FFFD that stands for a bad byte; -1 in valid UTF-8
 * @param badByte the byte at that place, 0 to 255; 0 in valid UTF-8
 */
record Utf8(String text, int firstBad, int badByte) {
    private static final char REPLACEMENT = '\uFFFD';

    static Utf8 decode(byte[] bytes) {
        String fast = new String(bytes, StandardCharsets.UTF_8);
        return fast.indexOf(REPLACEMENT) < 0 ? new Utf8(fast, -1, 0) : decodeByHand(bytes);
    }

    private static Utf8 decodeByHand(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int firstBad = -1;
        int badByte = 0;
        int next = 0;
        while (next < bytes.length) {
            int length = sequence(bytes, next);
            if (length > 0) {
                text.appendCodePoint(codePoint(bytes, next, length));
            } else {
                if (firstBad < 0) {
                    firstBad = text.length();
                    badByte = bytes[next] & 0xFF;
                }
                text.append(REPLACEMENT);
            }
            next += Math.abs(length);
        }
        return new Utf8(text.toString(), firstBad, badByte);
    }

    /** Length of the character at {@code start}; negative: so many bytes are a bad sequence. */
    private static int sequence(byte[] bytes, int start) {
        int lead = bytes[start] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return -1;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        for (int i = 1; i < length; i++) {
            int next = start + i < bytes.length ? bytes[start + i] & 0xFF : 0;
            if (next < lowest || next > highest) {
                return -i;
            }
            lowest = 0x80;
            highest = 0xBF;
        }
        return length;
    }

    private static int codePoint(byte[] bytes, int start, int length) {
        int value = length == 1 ? bytes[start] : bytes[start] & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            value = (value << 6) | (bytes[start + i] & 0x3F);
        }
        return value;
    }
}
