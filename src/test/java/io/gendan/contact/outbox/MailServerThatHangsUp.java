package io.gendan.contact.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that takes every message over, yet drops the line before it answers the first ones, or answers that it
 * knows nobody.
 */
final class MailServerThatHangsUp implements AutoCloseable {

    private final ServerSocket door;
    private final List<List<String>> taken = new CopyOnWriteArrayList<>();
    private final int answersLost;
    private final String toRecipients;

    MailServerThatHangsUp(int answersLost, String toRecipients) {
        this.answersLost = answersLost;
        this.toRecipients = toRecipients;
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var clerk = new Thread(this::serve, "mail server that hangs up");
        clerk.setDaemon(true);
        clerk.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** The lines of every message it took over, also of those that it did not answer. */
    List<List<String>> taken() {
        return new ArrayList<>(taken);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var line = door.accept()) {
                talk(line);
            } catch (IOException hungUp) {
                // The next one, or closed.
            }
        }
    }

    private void talk(Socket line) throws IOException {
        var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
        say(line, "220 ready");
        for (var said = in.readLine(); said != null; said = in.readLine()) {
            if (said.startsWith("RCPT")) {
                say(line, toRecipients);
            } else if (said.equals("DATA")) {
                say(line, "354 go on");
                taken.add(read(in));
                if (taken.size() <= answersLost) {
                    return;
                }
                say(line, "250 taken");
            } else {
                say(line, said.equals("QUIT") ? "221 bye" : "250 fine");
            }
        }
    }

    private static List<String> read(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static void say(Socket line, String answer) throws IOException {
        line.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
    }
}
