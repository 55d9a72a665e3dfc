package io.github.cowriekit.testkit;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.abuseipdb.AbuseIpDbTest;
import io.github.cowriekit.testkit.crowdsec.CrowdSecTest;
import io.github.cowriekit.testkit.fakes.FakeAbuseIpDb;
import io.github.cowriekit.testkit.fakes.FakeCircl;
import io.github.cowriekit.testkit.fakes.FakeCrowdSec;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import io.github.cowriekit.testkit.fakes.FakeGreyNoise;
import io.github.cowriekit.testkit.fakes.FakeInternetDb;
import io.github.cowriekit.testkit.fakes.FakeIpInfo;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import io.github.cowriekit.testkit.fakes.FakeSpur;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import io.github.cowriekit.testkit.shodan.ShodanTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Runs each source of the library through the contract. */
final class SourceContractTest {
    /** Returns an answer in which a field names the subject. */
    private static String about(Observable subject, String field, String json) {
        return json.replaceFirst("(\"" + field + "\": *)\"[^\"]*\"", "$1\"" + subject.value() + "\"");
    }

    @Nested
    final class Dshield extends SourceContract {
        Dshield() {
            super("dshield", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeDshield fake = new FakeDshield();
            fake.knowsReported(
                    ADDRESS,
                    12,
                    3,
                    LocalDate.parse("2024-02-01"),
                    LocalDate.parse("2024-02-03"),
                    64500,
                    "EXAMPLE-NET",
                    "NL");
            return fake;
        }
    }

    @Nested
    final class DshieldOverIpv6 extends SourceContract {
        DshieldOverIpv6() {
            super("dshield", Observable.ip("2001:db8::21"), Observable.ip("2001:db8::22"));
        }

        @Override
        protected FakeService startFake() {
            FakeDshield fake = new FakeDshield();
            fake.knows(known(), "{\"ip\": {\"number\": \"2001:db8::21\", \"count\": 1}}");
            return fake;
        }
    }

    @Nested
    final class IpInfo extends SourceContract {
        IpInfo() {
            super("ipinfo", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeIpInfo fake = new FakeIpInfo();
            fake.knowsAddress(ADDRESS, 64500, "NL");
            return fake;
        }
    }

    /** A source and the fake that knows its subject. */
    abstract static class OfVirusTotal extends SourceContract {
        OfVirusTotal(Observable known, Observable unknown) {
            super("virustotal", known, unknown);
        }

        @Override
        protected FakeService startFake() {
            FakeVirusTotal fake = new FakeVirusTotal();
            fake.knowsFile(HASH, "ELF", "trojan.mirai", 40, 20, Instant.parse("2024-02-03T04:05:06Z"));
            fake.knowsUrl(URL, 9, 80);
            fake.knowsDomain("malware.example", 1, 90);
            fake.knows(
                    Observable.ip(ADDRESS), "{\"data\": {\"type\": \"ip_address\", \"attributes\": {\"asn\": 64500}}}");
            return fake;
        }
    }

    @Nested
    final class VirusTotalFile extends OfVirusTotal {
        VirusTotalFile() {
            super(Observable.sha256(HASH), Observable.sha256(OTHER_HASH));
        }
    }

    @Nested
    final class VirusTotalUrl extends OfVirusTotal {
        VirusTotalUrl() {
            super(Observable.url(URL), Observable.url(OTHER_URL));
        }
    }

    @Nested
    final class VirusTotalDomain extends OfVirusTotal {
        VirusTotalDomain() {
            super(Observable.host("malware.example"), Observable.host("fine.example"));
        }
    }

    @Nested
    final class VirusTotalAddress extends OfVirusTotal {
        VirusTotalAddress() {
            super(Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }
    }

    @Nested
    final class Spur extends SourceContract {
        Spur() {
            super("spur", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeSpur fake = new FakeSpur();
            fake.knowsAddress(ADDRESS, 64500, "Example Hosting", "DATACENTER");
            return fake;
        }
    }

    /** A source and the fake that knows its subject. */
    abstract static class OfShodan extends SourceContract {
        OfShodan(Observable known, Observable unknown) {
            super("shodan", known, unknown);
        }

        @Override
        protected FakeService startFake() {
            FakeShodan fake = new FakeShodan();
            fake.knows(known(), about(known(), "ip_str", ShodanTest.FULL));
            return fake;
        }
    }

    @Nested
    final class Shodan extends OfShodan {
        Shodan() {
            super(Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }
    }

    @Nested
    final class ShodanOverIpv6 extends OfShodan {
        ShodanOverIpv6() {
            super(Observable.ip("2001:db8::21"), Observable.ip("2001:db8::22"));
        }
    }

    @Nested
    final class InternetDb extends SourceContract {
        InternetDb() {
            super("internetdb", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeInternetDb fake = new FakeInternetDb();
            fake.knowsHost(ADDRESS, List.of(22, 23), List.of("iot"));
            return fake;
        }
    }

    @Nested
    final class Circl extends SourceContract {
        Circl() {
            super("circl", Observable.sha256(HASH), Observable.sha256(OTHER_HASH));
        }

        @Override
        protected FakeService startFake() {
            FakeCircl fake = new FakeCircl();
            fake.knowsFile(HASH, "./usr/bin/wget", 60);
            return fake;
        }
    }

    @Nested
    final class AbuseIpDb extends SourceContract {
        AbuseIpDb() {
            super("abuseipdb", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeAbuseIpDb fake = new FakeAbuseIpDb();
            fake.knows(known(), about(known(), "ipAddress", AbuseIpDbTest.FULL));
            return fake;
        }
    }

    @Nested
    final class AbuseIpDbOverIpv6 extends SourceContract {
        AbuseIpDbOverIpv6() {
            super("abuseipdb", Observable.ip("2001:db8::21"), Observable.ip("2001:db8::22"));
        }

        @Override
        protected FakeService startFake() {
            FakeAbuseIpDb fake = new FakeAbuseIpDb();
            fake.knowsReported("2001:db8::21", 100, 7);
            return fake;
        }
    }

    @Nested
    final class GreyNoise extends SourceContract {
        GreyNoise() {
            super("greynoise", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeGreyNoise fake = new FakeGreyNoise();
            fake.knowsScanner(ADDRESS, "malicious", "unknown");
            return fake;
        }
    }

    @Nested
    final class CrowdSec extends SourceContract {
        CrowdSec() {
            super("crowdsec", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeCrowdSec fake = new FakeCrowdSec();
            fake.knows(known(), about(known(), "ip", CrowdSecTest.FULL));
            return fake;
        }
    }
}
