package io.github.cowriekit.testkit.fakes;

import io.github.cowriekit.shaded.dns.DClass;
import io.github.cowriekit.shaded.dns.Flags;
import io.github.cowriekit.shaded.dns.Message;
import io.github.cowriekit.shaded.dns.Name;
import io.github.cowriekit.shaded.dns.PTRRecord;
import io.github.cowriekit.shaded.dns.Rcode;
import io.github.cowriekit.shaded.dns.Record;
import io.github.cowriekit.shaded.dns.Section;
import io.github.cowriekit.shaded.dns.TXTRecord;
import io.github.cowriekit.shaded.dns.TextParseException;
import io.github.cowriekit.shaded.dns.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A name server on the loopback interface, over UDP. It knows what a test tells it, answers NXDOMAIN about every other name,
 * and records what it was asked. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class FakeDns implements AutoCloseable {
    private static final int LARGEST_QUESTION = 4_096;

    private final DatagramSocket socket;
    private final Map<String, List<Record>> known = new ConcurrentHashMap<>();
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();

    /** Starts the server. */
    public FakeDns() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (SocketException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread thread = new Thread(this::serve, "cowriekit-fake-dns");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns where it is asked, such as {@code dns://127.0.0.1:40053}. */
    public URI baseUri() {
        return URI.create("dns://127.0.0.1:" + socket.getLocalPort());
    }

    /** Makes the server know texts, each a record of its own. */
    public void knowsTexts(String name, String... texts) {
        known.put(
                key(name, Type.TXT),
                Arrays.stream(texts)
                        .<Record>map(text -> new TXTRecord(parse(name), DClass.IN, 300, text))
                        .toList());
    }

    /** Makes the server know where a name of the reverse zone leads. */
    public void knowsPointers(String name, Duration ttl, String... targets) {
        known.put(
                key(name, Type.PTR),
                Arrays.stream(targets)
                        .<Record>map(target -> new PTRRecord(parse(name), DClass.IN, ttl.toSeconds(), parse(target)))
                        .toList());
    }

    /** Answers the next question, or the next after those already scripted, with this code, such as 2 for SERVFAIL. */
    public void failNext(int code) {
        script.add(usual -> {
            // the code is the low half of the fourth byte
            usual[3] = (byte) ((usual[3] & 0xf0) | code);
            return usual;
        });
    }

    /** Leaves the next question, or the next after those already scripted, without an answer. */
    public void ignoreNext() {
        script.add(usual -> null);
    }

    /** Answers the next question, or the next after those already scripted, with a message that is cut off. */
    public void cutNext() {
        script.add(usual -> Arrays.copyOf(usual, 14));
    }

    /** Returns the questions so far, such as {@code TXT as64500.asn.cymru.com}. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    /** Stops the server. */
    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[LARGEST_QUESTION];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(buffer, packet.getLength())));
                Step scripted = script.poll();
                byte @Nullable [] sent = scripted == null ? answer : scripted.apply(answer);
                if (sent != null) {
                    socket.send(new DatagramPacket(sent, sent.length, packet.getSocketAddress()));
                }
            } catch (IOException closedOrNoQuestion) {
                // the next one may be better
            }
        }
    }

    private byte[] answer(Message query) {
        Record question = query.getQuestion();
        String name = question.getName().toString(true);
        questions.add(key(name, question.getType()));
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question, Section.QUESTION);
        List<Record> records = known.get(key(name, question.getType()));
        if (records == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            records.forEach(each -> answer.addRecord(each, Section.ANSWER));
        }
        return answer.toWire();
    }

    /** Changes an answer; null is none. */
    @FunctionalInterface
    private interface Step {
        byte @Nullable [] apply(byte[] usual);
    }

    private static String key(String name, int type) {
        return Type.string(type) + " " + name.toLowerCase(Locale.ROOT);
    }

    private static Name parse(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a name: " + name, e);
        }
    }
}
