package io.github.migrationguard.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between one client and a server and lets something happen at one of the client's messages. */
public final class FaultyWire implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicInteger messages = new AtomicInteger();
    private volatile boolean deaf;
    private final int port;
    private final int at;
    private final Fault fault;

    /** What happens. */
    public enum Fault {
        /** The server never gets the message. */
        CUT_BEFORE,
        /** The server gets it, the client never hears what came of it. */
        CUT_BEHIND,
        /** Somebody ends the server's process before it gets the message. */
        ENDED_BEFORE,
        /** Somebody ends it while it works. */
        ENDED_BEHIND
    }

    /** Ends the process that serves us. */
    @FunctionalInterface
    public interface Ending {
        void end();
    }

    /** @param at number of the message, 1 for the first; 0 for none */
    public FaultyWire(int port, int at, Fault fault, Ending ending) throws IOException {
        this.port = port;
        this.at = at;
        this.fault = fault;
        Thread thread = new Thread(() -> serve(ending), "faulty-wire");
        thread.setDaemon(true);
        thread.start();
    }

    public int entrance() {
        return entrance.getLocalPort();
    }

    /** How many messages the client has sent. */
    public int messages() {
        return messages.get();
    }

    private void serve(Ending ending) {
        try (Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = new Thread(() -> answer(server, client), "faulty-wire-back");
            back.setDaemon(true);
            back.start();
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean now = messages.incrementAndGet() == at;
                if (now && fault == Fault.CUT_BEFORE) {
                    return;
                }
                deaf = now && fault == Fault.CUT_BEHIND;
                if (now && fault == Fault.ENDED_BEFORE) {
                    ending.end();
                }
                out.write(buffer, 0, read);
                out.flush();
                if (deaf) {
                    return;
                }
                if (now && fault == Fault.ENDED_BEHIND) {
                    ending.end();
                }
            }
        } catch (IOException gone) {
            // One side has hung up, which is what this wire is for.
        }
    }

    private void answer(Socket server, Socket client) {
        byte[] buffer = new byte[1 << 16];
        try (client) {
            InputStream in = server.getInputStream();
            for (int read = in.read(buffer); read >= 0 && !deaf; read = in.read(buffer)) {
                client.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // One side has hung up, which is what this wire is for.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
