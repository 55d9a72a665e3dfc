package io.github.cowriekit.cli;

import java.net.URI;

/** Lists that sources of files read, and where they are to be had. */
enum KnownList {
    TOR(
            "tor",
            "exit-addresses",
            "https://check.torproject.org/exit-addresses",
            "public list of the Tor Project; fetch it at most every 30 minutes"),
    AWS(
            "clouds",
            "ip-ranges.json",
            "https://ip-ranges.amazonaws.com/ip-ranges.json",
            "published by Amazon for filters of its customers"),
    GCP(
            "clouds",
            "cloud.json",
            "https://www.gstatic.com/ipranges/cloud.json",
            "published by Google for filters of its customers"),
    DIGITALOCEAN(
            "clouds",
            "google.csv",
            "https://digitalocean.com/geo/google.csv",
            "published by DigitalOcean for services that locate addresses"),
    ORACLE(
            "clouds",
            "public_ip_ranges.json",
            "https://docs.oracle.com/iaas/tools/public_ip_ranges.json",
            "published by Oracle for filters of its customers");

    private final String source;
    private final String file;
    private final URI url;
    private final String terms;

    KnownList(String source, String file, String url, String terms) {
        this.source = source;
        this.file = file;
        this.url = URI.create(url);
        this.terms = terms;
    }

    /** Returns the name of the source that reads it, which is also that of its folder. */
    String source() {
        return source;
    }

    String file() {
        return file;
    }

    URI url() {
        return url;
    }

    String terms() {
        return terms;
    }
}
