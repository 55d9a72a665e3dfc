package io.github.cowriekit.enrich.internal.http;

import java.lang.System.Logger.Level;

/** What the HTTP client of the JDK writes for those who look for faults in it: among others, whole URLs. */
final class DebugLog {
    /** Of the logger; a root logger that lets everything pass switches it on. */
    static final String NAME = "jdk.internal.httpclient.debug";

    private static final String PROPERTY = "jdk.httpclient.HttpClient.log";

    private DebugLog() {}

    /** Returns whether URLs are written anywhere. */
    static boolean showsUrls() {
        // asked each time: levels change while a service runs
        return System.getLogger(NAME).isLoggable(Level.DEBUG) || System.getProperty(PROPERTY) != null;
    }
}
