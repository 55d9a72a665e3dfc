package io.github.cowriekit.report.internal.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The parts of the page that are the same in every report: it may run its two scripts and nothing else. */
final class HtmlPage {
    private static final String CHARTS =
            resource("chartjs/chart.umd.js").replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    private static final String SCRIPT = resource("report.js");
    private static final String STYLE = resource("report.css");

    private HtmlPage() {}

    static String head() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
                + hash(CHARTS)
                + " " + hash(SCRIPT) + "; style-src " + hash(STYLE)
                + "; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Cowrie sessions</title>\n<style>" + STYLE
                + "</style>\n</head>\n<body>\n" + resource("body.html")
                + "<script type=\"application/json\" id=\"data\">[";
    }

    static String end(String extent) {
        return "]</script>\n<script type=\"application/json\" id=\"extent\">" + extent + "</script>\n<script>" + CHARTS
                + "</script>\n<script>" + SCRIPT + "</script>\n</body>\n</html>\n";
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
