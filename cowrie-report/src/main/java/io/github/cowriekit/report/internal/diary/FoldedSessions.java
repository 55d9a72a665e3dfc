package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.digest.CountryText;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that are told in one line for each address: how many, since when, what they tried.
 *
 * <p>Of the first 10,000 addresses; sessions of further ones are counted together.
 */
final class FoldedSessions {
    private static final int MAX_ADDRESSES = 10_000;
    /** Credentials that are kept of an address, of which all are shown. */
    private static final int CREDENTIALS = 3;

    private final SafeText text = new SafeText(30);
    private final Map<String, Address> addresses = new LinkedHashMap<>();
    private long sessions;
    private long others;

    private static final class Address {
        private long sessions;
        private long attempts;
        private @Nullable Instant first;
        private @Nullable Instant last;
        private String origin = "";
        private final Set<String> credentials = new LinkedHashSet<>();
        private boolean hasMore;
    }

    void add(SessionRecord record) {
        Session session = record.session();
        sessions++;
        String ip = session.source().ip() == null
                ? LabelledLines.NOT_LOGGED
                : text.undefanged(session.source().ip());
        Address address = addresses.get(ip);
        if (address == null) {
            if (addresses.size() >= MAX_ADDRESSES) {
                others++;
                return;
            }
            address = new Address();
            addresses.put(ip, address);
        }
        address.sessions++;
        address.attempts += ListTotals.logins(session);
        span(address, session.startedAt());
        if (address.origin.isEmpty()) {
            address.origin = origin(record);
        }
        for (Login login : session.logins()) {
            credential(address, login);
        }
    }

    private static void span(Address address, @Nullable Instant at) {
        if (at != null) {
            address.first = address.first == null || at.isBefore(address.first) ? at : address.first;
            address.last = address.last == null || at.isAfter(address.last) ? at : address.last;
        }
    }

    private void credential(Address address, Login login) {
        if (address.hasMore) {
            return;
        }
        String credential = AnswerBlock.credential(login, text);
        if (address.credentials.size() < CREDENTIALS) {
            address.credentials.add(credential);
        } else {
            address.hasMore = !address.credentials.contains(credential);
        }
    }

    private String origin(SessionRecord record) {
        StringJoiner origin = new StringJoiner(" ");
        Stream.of(CountryText.of(record), SourceOrigin.of(record).networkText())
                .filter(part -> part != null && !part.isEmpty())
                .forEach(part -> origin.add(text.ofService(part)));
        return origin.toString();
    }

    long sessions() {
        return sessions;
    }

    /** Returns a title and a line for each of so many addresses, those with most sessions first; empty without sessions. */
    String format(String title, int rows) {
        if (sessions == 0) {
            return "";
        }
        StringBuilder out = new StringBuilder(1024);
        out.append(title).append(": ").append(counted(sessions, "session")).append(" from ");
        out.append(others == 0 ? "" : "more than ")
                .append(counted(addresses.size(), others == 0 ? "address" : "addresses"));
        out.append('\n');
        List<Map.Entry<String, Address>> sorted = addresses.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Address> entry) -> entry.getValue().sessions)
                        .reversed())
                .toList();
        sorted.stream().limit(rows).forEach(entry -> row(entry.getKey(), entry.getValue(), out));
        int hidden = Math.max(0, sorted.size() - rows);
        long inHidden = sorted.stream()
                .skip(rows)
                .mapToLong(entry -> entry.getValue().sessions)
                .sum();
        if (inHidden > 0) {
            out.append(number(inHidden))
                    .append("  from ")
                    .append(counted(hidden, "more address"))
                    .append('\n');
        }
        if (others > 0) {
            out.append(number(others))
                    .append("  from addresses beyond the first ")
                    .append(MAX_ADDRESSES)
                    .append('\n');
        }
        return out.append('\n').toString();
    }

    private static void row(String ip, Address address, StringBuilder out) {
        StringJoiner row = new StringJoiner("  ");
        row.add(number(address.sessions)).add(ip);
        if (address.first != null && address.last != null) {
            String first = TimeText.brief(address.first);
            row.add(address.last.equals(address.first) ? first : first + " to " + TimeText.brief(address.last));
        }
        if (!address.origin.isEmpty()) {
            row.add(address.origin);
        }
        row.add(
                address.attempts == 0
                        ? "no login tried"
                        : counted(address.attempts, "login") + ": " + String.join(" \u00b7 ", address.credentials)
                                + (address.hasMore ? " …" : ""));
        out.append(row).append('\n');
    }

    private static String number(long count) {
        String number = String.valueOf(count);
        return " ".repeat(Math.max(0, 8 - number.length())) + number;
    }

    private static String counted(long count, String word) {
        boolean isPlural = count != 1 && !word.endsWith("es");
        return count + " " + word + (!isPlural ? "" : word.endsWith("s") ? "es" : "s");
    }
}
