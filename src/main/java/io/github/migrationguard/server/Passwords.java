package io.github.migrationguard.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Passwords that nobody has to type. */
final class Passwords {
    private Passwords() {}

    /** 32 hexadecimal digits, so it needs no quoting anywhere. */
    static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * What PostgreSQL keeps of such a password for {@code scram-sha-256} (RFC 5802; PostgreSQL manual, 53.8 pg_authid),
     * with one iteration: more of them only protect passwords that can be guessed, and take both sides milliseconds for
     * each connection.
     */
    static String verifier(String password) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        byte[] salted = hmac(
                password.getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(salt.length + Integer.BYTES)
                        .put(salt)
                        .putInt(1)
                        .array());
        byte[] stored = Archive.sha256().digest(hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII)));
        byte[] server = hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
        Base64.Encoder base64 = Base64.getEncoder();
        return "SCRAM-SHA-256$1:" + base64.encodeToString(salt) + "$" + base64.encodeToString(stored) + ":"
                + base64.encodeToString(server);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each Java platform has HmacSHA256", e);
        }
    }
}
