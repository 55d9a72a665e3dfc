package io.github.cowriekit.enrich.internal.urlhausrecent;

import io.github.cowriekit.enrich.internal.json.Lists;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dump in memory, by URL and by host.
 *
 * <p>The documented form is CSV. There is one of JSON, too, whose layout is not documented: an object of the ids, each with a
 * list of one record. Both are read, whatever the address promised.
 */
final class UrlhausRecentList implements SharedAnswer {
    private static final List<String> COLUMNS = List.of(
            "id", "dateadded", "url", "url_status", "last_online", "threat", "tags", "urlhaus_link", "reporter");
    private static final int MOST_URLS_OF_A_HOST = 1_000;

    private final Map<String, Row> byUrl = new HashMap<>();
    private final Map<String, List<Row>> byHost = new HashMap<>();

    /** Texts that many rows share. */
    private final Map<String, String> texts = new HashMap<>();

    private record Row(
            String host, UrlhausHostFacts.Url url, @Nullable Instant lastOnline) {}

    private UrlhausRecentList() {}

    static UrlhausRecentList read(InputStream dump) throws IOException {
        UrlhausRecentList list = new UrlhausRecentList();
        InputStream in = new BufferedInputStream(dump);
        if (startsLikeJson(in)) {
            Lists.json(in, list::add);
        } else {
            Lists.csv(in, COLUMNS, list::add);
        }
        if (list.byUrl.isEmpty()) {
            throw new InvalidAnswerException("the list has no URL");
        }
        return list;
    }

    @Override
    public Optional<Facts> about(Observable observable) {
        if (observable.type() == ObservableType.URL) {
            return Optional.ofNullable(byUrl.get(observable.value())).map(UrlhausRecentList::facts);
        }
        return Optional.ofNullable(byHost.get(observable.value()))
                .map(rows -> UrlhausHostFacts.builder()
                        .host(observable.value())
                        .urls(rows.stream().map(Row::url).toList())
                        .build());
    }

    private static boolean startsLikeJson(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == '{' || first == '[';
    }

    private void add(@Nullable String id, AnswerFields row) {
        String url = row.text("url");
        if (url == null) {
            return;
        }
        String host;
        String known;
        try {
            host = Observable.host(host(url)).value();
            known = Observable.url(url).value();
        } catch (IllegalArgumentException e) {
            // people report URLs such as "http://."; nobody can ask about one
            return;
        }
        Row read =
                new Row(texts.computeIfAbsent(host, same -> same), urlhausUrl(id, url, row), row.time("last_online"));
        byUrl.put(known, read);
        List<Row> rows = byHost.computeIfAbsent(read.host(), same -> new ArrayList<>(1));
        if (rows.size() < MOST_URLS_OF_A_HOST) {
            rows.add(read);
        }
    }

    private UrlhausHostFacts.Url urlhausUrl(@Nullable String id, String url, AnswerFields row) {
        return new UrlhausHostFacts.Url(
                id == null ? row.text("id") : id,
                row.text("urlhaus_link"),
                url,
                shared(row.text("url_status")),
                row.time("dateadded"),
                shared(row.text("threat")),
                shared(row.text("reporter")),
                null,
                null,
                tags(row));
    }

    /** The CSV has them in one column, separated by commas, and writes {@code None} where there is none. */
    private List<String> tags(AnswerFields row) {
        return row.texts("tags").stream()
                .flatMap(tags -> Stream.of(tags.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && !tag.equals("None"))
                .distinct()
                .sorted()
                .map(tag -> texts.computeIfAbsent(tag, same -> same))
                .toList();
    }

    private @Nullable String shared(@Nullable String text) {
        return text == null ? null : texts.computeIfAbsent(text, same -> same);
    }

    private static Facts facts(Row row) {
        UrlhausHostFacts.Url url = row.url();
        return UrlhausUrlFacts.builder()
                .id(url.id())
                .reference(url.reference())
                .url(url.url())
                .status(url.status())
                .host(row.host())
                .dateAdded(url.dateAdded())
                .lastOnline(row.lastOnline())
                .threat(url.threat())
                .reporter(url.reporter())
                .tags(url.tags())
                .build();
    }

    private static String host(String url) {
        int scheme = url.indexOf("://");
        String authority = url.substring(scheme < 0 ? 0 : scheme + 3).split("[/?#\\\\]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return host.substring(1, end < 0 ? host.length() : end);
        }
        int port = host.lastIndexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }
}
