package io.github.migrationguard.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How Prisma knows a {@code migration.sql} again. Prisma CLI 7.10 and its engine. */
public final class PrismaChecksum {
    private static final int DIGITS = 64;

    private PrismaChecksum() {}

    /** SHA-256 of the text as Prisma decoded it, in lower-case hexadecimal digits. */
    public static String of(String text) {
        return HexFormat.of().formatHex(hash(text));
    }

    /**
     * Whether a recorded checksum is that of this text, whatever its line ends were when it was recorded: as they are,
     * each CRLF as LF, or each LF as CRLF. Old versions left out leading zeros of each byte.
     */
    public static boolean matches(String recorded, String text) {
        return one(recorded, text)
                || one(recorded, text.replace("\r\n", "\n"))
                || one(recorded, text.replace("\n", "\r\n"));
    }

    private static boolean one(String recorded, String text) {
        byte[] hash = hash(text);
        return recorded.equals(HexFormat.of().formatHex(hash))
                || (recorded.length() != DIGITS && recorded.equals(unpadded(hash)));
    }

    private static String unpadded(byte[] hash) {
        StringBuilder digits = new StringBuilder();
        for (byte b : hash) {
            digits.append(Integer.toHexString(b & 0xFF));
        }
        return digits.toString();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
