package io.github.cowriekit.enrich.spi.http;

import java.lang.System.Logger.Level;

/** What the HTTP client of the JDK writes for those who look for faults in it: whole URLs and headers, keys included. */
final class DebugLog {
    /** Of the logger; a root logger that lets everything pass switches it on. */
    static final String NAME = "jdk.internal.httpclient.debug";

    /** Names what is logged, such as {@code requests,headers}. */
    static final String PROPERTY = "jdk.httpclient.HttpClient.log";

    /** Set to anything but {@code false}, the client prints headers, whatever the levels of loggers are. */
    private static final String DEBUG_PROPERTY = NAME;

    private DebugLog() {}

    /** Returns whether URLs are written anywhere. */
    static boolean showsUrls() {
        // asked each time: levels change while a service runs
        return System.getLogger(NAME).isLoggable(Level.DEBUG) || System.getProperty(PROPERTY) != null || showsHeaders();
    }

    /** Returns whether headers are printed, so that every key is shown and not only those in URLs. */
    static boolean showsHeaders() {
        String value = System.getProperty(DEBUG_PROPERTY);
        String logged = System.getProperty(PROPERTY, "");
        return (value != null && !value.equals("false")) || logged.contains("headers") || logged.contains("all");
    }
}
