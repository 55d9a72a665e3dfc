package io.github.cowriekit.enrich.internal.abuseipdb;

/** The <a href="https://www.abuseipdb.com/categories">categories</a> of reports, numbered from 1. */
final class Categories {
    private static final String[] NAMES = {
        "DNS Compromise",
        "DNS Poisoning",
        "Fraud Orders",
        "DDoS Attack",
        "FTP Brute-Force",
        "Ping of Death",
        "Phishing",
        "Fraud VoIP",
        "Open Proxy",
        "Web Spam",
        "Email Spam",
        "Blog Spam",
        "VPN IP",
        "Port Scan",
        "Hacking",
        "SQL Injection",
        "Spoofing",
        "Brute-Force",
        "Bad Web Bot",
        "Exploited Host",
        "Web App Attack",
        "SSH",
        "IoT Targeted"
    };

    private Categories() {}

    /** Returns the name of a category, its number as text if the list has none. */
    static String name(int category) {
        return category >= 1 && category <= NAMES.length ? NAMES[category - 1] : Integer.toString(category);
    }
}
