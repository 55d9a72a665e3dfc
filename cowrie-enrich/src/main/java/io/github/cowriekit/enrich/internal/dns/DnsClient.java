package io.github.cowriekit.enrich.internal.dns;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.shaded.dns.DClass;
import io.github.cowriekit.shaded.dns.ExtendedResolver;
import io.github.cowriekit.shaded.dns.Message;
import io.github.cowriekit.shaded.dns.Name;
import io.github.cowriekit.shaded.dns.PTRRecord;
import io.github.cowriekit.shaded.dns.Rcode;
import io.github.cowriekit.shaded.dns.Record;
import io.github.cowriekit.shaded.dns.Resolver;
import io.github.cowriekit.shaded.dns.Section;
import io.github.cowriekit.shaded.dns.SimpleResolver;
import io.github.cowriekit.shaded.dns.TXTRecord;
import io.github.cowriekit.shaded.dns.TextParseException;
import io.github.cowriekit.shaded.dns.Type;
import io.github.cowriekit.shaded.dns.WireParseException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks name servers for what stands under a name: those of this machine, or the one that a base URL such as
 * {@code dns://192.0.2.53:53} names. Thread-safe.
 */
public final class DnsClient {
    private static final int PORT = 53;

    private final Resolver resolver;

    /** Creates it; nothing is asked yet. */
    public DnsClient(EnricherSettings settings) {
        this.resolver = settings.baseUrl() == null ? system(settings.timeout()) : server(settings.baseUrl());
        resolver.setTimeout(settings.timeout());
    }

    private static Resolver server(URI url) {
        return new SimpleResolver(new InetSocketAddress(url.getHost(), url.getPort() < 0 ? PORT : url.getPort()));
    }

    private static Resolver system(Duration timeout) {
        ExtendedResolver resolver = new ExtendedResolver();
        // whether to ask again is decided elsewhere
        resolver.setRetries(1);
        for (Resolver each : resolver.getResolvers()) {
            each.setTimeout(timeout);
        }
        return resolver;
    }

    /**
     * A name that an address leads to.
     *
     * @param name name without a dot at its end; bytes that are no printable ASCII are escaped
     * @param ttl how long others may keep it
     */
    public record Pointer(String name, Duration ttl) {}

    /**
     * Returns the name under which the reverse zone holds an address, without its last dot.
     *
     * @throws RejectedQuestionException if the text is no address
     */
    public static String reverse(String address) {
        IPAddress parsed = new IPAddressString(address).getAddress();
        if (parsed == null || parsed.isMultiple() || parsed.isPrefixed()) {
            throw new RejectedQuestionException("not an address that can be asked about");
        }
        return parsed.toReverseDNSLookupString();
    }

    /**
     * Returns the texts under a name, each with its strings joined and without control characters; empty if there are none.
     *
     * @throws EnrichmentException if there is no usable answer
     */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Record each : ask(name, Type.TXT)) {
            if (each instanceof TXTRecord text) {
                StringBuilder joined = new StringBuilder();
                for (Object part : text.getStringsAsByteArrays()) {
                    joined.append(new String((byte[]) part, StandardCharsets.UTF_8));
                }
                texts.add(joined.toString().replaceAll("\\p{Cntrl}", " "));
            }
        }
        return texts;
    }

    /**
     * Returns where a name of the reverse zone leads, empty if nowhere.
     *
     * @throws EnrichmentException if there is no usable answer
     */
    public List<Pointer> pointers(String name) {
        List<Pointer> pointers = new ArrayList<>();
        for (Record each : ask(name, Type.PTR)) {
            if (each instanceof PTRRecord pointer) {
                pointers.add(new Pointer(
                        pointer.getTarget().toString(true), Duration.ofSeconds(Math.max(0, pointer.getTTL()))));
            }
        }
        return pointers;
    }

    private List<Record> ask(String name, int type) {
        String question = Type.string(type) + " " + name;
        Message answer;
        try {
            answer = resolver.send(
                    Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN)));
        } catch (TextParseException e) {
            throw new RejectedQuestionException("no name that can be asked about");
        } catch (WireParseException e) {
            throw new InvalidAnswerException("the answer is no DNS message (" + question + ")");
        } catch (IOException e) {
            throw new SourceUnavailableException("no answer from the name server (" + question + ")", e);
        }
        EnrichmentException failure = failure(answer.getRcode(), type, question);
        if (failure != null) {
            throw failure;
        }
        return answer.getSection(Section.ANSWER);
    }

    private static @Nullable EnrichmentException failure(int code, int type, String question) {
        String text = "the name server answered " + Rcode.string(code) + " (" + question + ")";
        return switch (code) {
            case Rcode.NOERROR, Rcode.NXDOMAIN -> null;
            // what is broken behind a reverse zone is that of the address, whose holder may be an attacker
            case Rcode.SERVFAIL, Rcode.REFUSED ->
                type == Type.PTR ? RejectedQuestionException.forNow(text) : new SourceUnavailableException(text);
            default -> new InvalidAnswerException(text);
        };
    }
}
