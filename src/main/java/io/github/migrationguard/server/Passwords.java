package io.github.migrationguard.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody has to type. */
final class Passwords {
    private Passwords() {}

    /** 32 hexadecimal digits, so it needs no quoting anywhere. */
    static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
