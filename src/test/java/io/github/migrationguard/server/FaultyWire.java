package io.github.migrationguard.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between one client and a server, understands where their messages begin (PostgreSQL manual, 53.7), and lets one
 * thing go wrong at one of them. What the client sends counts by what it waits for an answer to; of what the server
 * sends, the end of a command, the end of an answer and the steps of logging in count.
 */
public final class FaultyWire implements AutoCloseable {
    private static final String ENDS_REQUEST = "SQXp";
    private static final String COUNTED_ANSWERS = "CZR";

    private final ServerSocket entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final Thread thread;
    private final int port;
    private final int at;
    private final Fault fault;
    private final Ending ending;
    private volatile boolean happened;
    private volatile boolean deaf;

    /** What goes wrong. */
    public enum Fault {
        /** The server never gets a request. */
        CUT_BEFORE,
        /** The server gets it, the client never hears what came of it. */
        CUT_BEHIND,
        /** The client never gets an answer. */
        ANSWER_CUT_BEFORE,
        /** The client gets it, and then nothing more. */
        ANSWER_CUT_BEHIND,
        /** Somebody ends the server or its process before it gets a request. */
        ENDED_BEFORE,
        /** Somebody ends it while it works. */
        ENDED_BEHIND;

        boolean ofAnswer() {
            return this == ANSWER_CUT_BEFORE || this == ANSWER_CUT_BEHIND;
        }
    }

    /** Ends the process that serves us, or all of them. */
    @FunctionalInterface
    public interface Ending {
        void end();
    }

    /** @param at number of the message that counts, 1 for the first; 0 for none */
    public FaultyWire(int port, int at, Fault fault, Ending ending) throws IOException {
        this.port = port;
        this.at = at;
        this.fault = fault;
        this.ending = ending;
        this.thread = new Thread(this::serve, "faulty-wire");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** How many messages there were at which this fault could have happened. */
    public int messages(Fault kind) {
        return kind.ofAnswer() ? answers.get() : requests.get();
    }

    /** Whether there was a message of that number. */
    public boolean happened() {
        return happened;
    }

    private void serve() {
        try (Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = new Thread(() -> answer(server, client), "faulty-wire-back");
            back.setDaemon(true);
            back.start();
            try {
                request(client, server);
            } finally {
                hangUp(server, client);
                back.join();
            }
        } catch (IOException gone) {
            // One side has hung up, which is what this wire is for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void request(Socket client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        // Only the first message has no type.
        copy(in, new DataOutputStream(request));
        boolean whole = true;
        for (int type = 0; type >= 0; type = in.read()) {
            if (type > 0) {
                request.write(type);
                copy(in, new DataOutputStream(request));
                whole = ENDS_REQUEST.indexOf(type) >= 0;
            }
            if (whole && !pass(request.toByteArray(), server)) {
                return;
            }
            if (whole) {
                request.reset();
            }
        }
    }

    /** Whether it goes on. */
    private boolean pass(byte[] request, Socket server) throws IOException {
        boolean now = requests.incrementAndGet() == at && !fault.ofAnswer();
        happened |= now;
        if (now && fault == Fault.CUT_BEFORE) {
            return false;
        }
        deaf = now && fault == Fault.CUT_BEHIND;
        if (now && fault == Fault.ENDED_BEFORE) {
            ending.end();
        }
        server.getOutputStream().write(request);
        if (now && fault == Fault.ENDED_BEHIND) {
            ending.end();
        }
        return !now || fault != Fault.CUT_BEHIND;
    }

    private void answer(Socket server, Socket client) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
            for (int type = in.read(); type >= 0; type = in.read()) {
                boolean counts = COUNTED_ANSWERS.indexOf(type) >= 0;
                boolean now = counts && answers.incrementAndGet() == at && fault.ofAnswer();
                happened |= now;
                if (deaf || (now && fault == Fault.ANSWER_CUT_BEFORE)) {
                    break;
                }
                ByteArrayOutputStream message = new ByteArrayOutputStream();
                message.write(type);
                copy(in, new DataOutputStream(message));
                client.getOutputStream().write(message.toByteArray());
                if (now) {
                    break;
                }
            }
        } catch (IOException gone) {
            // One side has hung up, which is what this wire is for.
        } finally {
            hangUp(server, client);
        }
    }

    /** The length counts itself. */
    private static void copy(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - Integer.BYTES));
    }

    private static void hangUp(Closeable... sides) {
        for (Closeable side : sides) {
            try {
                side.close();
            } catch (IOException gone) {
                // It was closed already.
            }
        }
    }

    @Override
    public void close() throws IOException {
        finish();
    }

    /** Waits until what goes wrong has happened. */
    public void finish() throws IOException {
        entrance.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
