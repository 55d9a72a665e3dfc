package io.github.cowriekit.report.internal.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The parts of the page that are the same in every report: it may run its script and nothing else. */
final class HtmlPage {
    /** In the order in which they build on each other. */
    private static final List<String> MODULES =
            List.of("data.js", "filter.js", "table.js", "player.js", "detail.js", "markdown.js", "report.js");

    private static final String SCRIPT = MODULES.stream()
            .map(HtmlPage::resource)
            .collect(Collectors.joining("\n", "'use strict';\n(() => {\n", "})();\n"));
    private static final String STYLE = resource("report.css");

    private HtmlPage() {}

    static String head() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
                + hash(SCRIPT)
                + "; style-src " + hash(STYLE) + "; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Cowrie sessions</title>\n<style>" + STYLE
                + "</style>\n</head>\n<body>\n<main>\n";
    }

    /** Returns what stands between the first screen and the data. */
    static String body() {
        return resource("body.html") + "</main>\n<script type=\"application/json\" id=\"data\">";
    }

    static String end() {
        return "</script>\n<script>" + SCRIPT + "</script>\n</body>\n</html>\n";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
