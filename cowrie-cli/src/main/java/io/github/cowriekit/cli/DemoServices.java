package io.github.cowriekit.cli;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.fakes.FakeCircl;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import io.github.cowriekit.testkit.fakes.FakeSpur;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for services on the loopback interface, with the answers that the SANS ISC diary "More Data
 * Enrichment for Cowrie Logs" shows. Where the diary shows none they answer "not found".
 */
final class DemoServices implements AutoCloseable {
    static final String NOTE =
            "DEMO: all intelligence below is canned. Stand-ins on this machine repeat the answers of the SANS ISC\n"
                    + "diary for its three sessions and know nothing else; no service was asked.";

    private final FakeCircl circl = new FakeCircl();
    private final FakeDshield dshield = new FakeDshield();
    private final FakeUrlhaus urlhaus = new FakeUrlhaus();
    private final FakeVirusTotal virusTotal = new FakeVirusTotal();
    private final FakeSpur spur = new FakeSpur();

    private DemoServices() {}

    static DemoServices start() {
        DemoServices services = new DemoServices();
        services.answerNetworks();
        services.answerFiles();
        services.answerContexts();
        return services;
    }

    Enrichment enrichment() {
        return Enrichment.builder()
                .environment(environment())
                .source("dshield")
                .source("spur")
                .source("urlhaus")
                .source("virustotal")
                .build();
    }

    /** Returns the variables that lead to the stand-ins. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of("COWRIEKIT_CONTACT", "demo@example.org"));
        Map.of("CIRCL", circl, "DSHIELD", dshield, "SPUR", spur, "URLHAUS", urlhaus, "VIRUSTOTAL", virusTotal)
                .forEach((name, service) -> {
                    environment.put(
                            "COWRIEKIT_" + name + "_URL", service.baseUri().toString());
                    environment.put("COWRIEKIT_" + name + "_KEY", service.key().reveal());
                    // the stand-ins have no quota to protect
                    environment.put("COWRIEKIT_" + name + "_RATE", "1000/1s");
                });
        return environment;
    }

    @Override
    public void close() {
        circl.close();
        dshield.close();
        urlhaus.close();
        virusTotal.close();
        spur.close();
    }

    private void answerNetworks() {
        network("142.93.64.69", "DIGITALOCEAN-ASN", "US");
        network("43.154.116.34", "TENCENT-NET-AP-CN Tencent Building, Kejizhongyi Avenue", "CN");
        network("45.79.54.105", "LINODE-AP Linode, LLC", "US");
        network("103.52.134.51", "MCN-BD Kazi Sazzad Hossain TA Millennium Computers & Networking", "BD");
    }

    private void network(String address, String name, String country) {
        dshield.knows(Observable.ip(address), """
                {"ip": {"number": "%s", "count": null, "attacks": null, "asname": "%s", "ascountry": "%s"}}""".formatted(address, name, country));
    }

    private void answerFiles() {
        file(
                "a8460f446be540410004b1a8db4083773fa46f7fe76fa84219c93daa1669f8f2",
                "Text",
                "trojan.shell/linux",
                "2018-07-05T12:21:41Z",
                21);
        file(
                "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b",
                "JavaScript",
                null,
                "2009-03-05T06:45:38Z",
                0);
        file(
                "bb4c8ee23103cd57741a1008552dae1038c17c505dd16f80571d795d91892cad",
                "Perl",
                "trojan.perl/shellbot",
                "2023-05-15T07:28:09Z",
                39);
    }

    private void file(String hash, String type, @Nullable String label, String firstSubmission, long malicious) {
        virusTotal.knowsFile(hash, type, label, malicious, 0, Instant.parse(firstSubmission));
    }

    private void answerContexts() {
        spur.knows(Observable.ip("142.93.64.69"), """
                {"ip": "142.93.64.69", "as": {"number": 14061, "organization": "DIGITALOCEAN-ASN"},
                 "organization": "DigitalOcean, LLC", "infrastructure": "DATACENTER",
                 "client": {"proxies": ["SHIFTER_PROXY"]}, "risks": ["CALLBACK_PROXY"],
                 "location": {"city": "Clifton", "state": "New Jersey", "country": "US"}}""");
        spur.knows(Observable.ip("43.154.116.34"), """
                {"ip": "43.154.116.34", "as": {"number": 132203, "organization": "Tencent Building, Kejizhongyi Avenue"},
                 "organization": "6 COLLYER QUAY", "risks": ["TUNNEL"], "services": ["SSTP", "OPENVPN"],
                 "location": {"city": "Central", "state": "Central and Western District", "country": "HK"},
                 "tunnels": [{"anonymous": true, "type": "VPN"}]}""");
        spur.knows(Observable.ip("45.79.54.105"), """
                {"ip": "45.79.54.105", "as": {"number": 63949, "organization": "Akamai Connected Cloud"},
                 "organization": "Linode", "infrastructure": "DATACENTER", "client": {"behaviors": ["TOR_PROXY_USER"]},
                 "location": {"city": "Richardson", "state": "Texas", "country": "US"}}""");
    }
}
