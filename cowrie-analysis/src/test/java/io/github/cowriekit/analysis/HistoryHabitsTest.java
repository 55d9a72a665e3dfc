package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the history finds out about how long, how often and whence, and what becomes of it in the verdict. */
class HistoryHabitsTest {
    private static final String ANN = "203.0.113.1";
    private static final String BOB = "203.0.113.2";

    private final Analysis analysis =
            Analysis.builder().history(SessionHistory.create()).build();

    @Nested
    class Durations {
        @Test
        void tellsWhoWasActiveForLongerThanAllOthers() {
            for (int i = 0; i < 20; i++) {
                assertThat(missing(lasting(5_000 + i), "T6")).contains("fewer than 20");
            }

            assertThat(evidence(lasting(60_000), "T6")).hasValueSatisfying(item -> {
                assertThat(item.observed()).isEqualTo("100 %");
                assertThat(item.weight()).isZero();
            });
            assertThat(evidence(lasting(5_000), "T6")).isEmpty();
        }

        @Test
        void comparesOnlySessionsWithTheSameCommands() {
            for (int i = 0; i < 20; i++) {
                judge(lasting(5_000));
            }

            assertThat(missing(Sessions.ran("id", "w"), "T6")).contains("fewer than 20");
        }

        @Test
        void saysNothingWithoutTimes() {
            for (int i = 0; i < 20; i++) {
                judge(lasting(5_000));
            }

            assertThat(missing(lasting(60_000).startedAt(null), "T6")).contains("or no times");
        }

        private SessionBuilder lasting(long millis) {
            return Sessions.ran()
                    .commands(List.of(
                            new Command(Sessions.START.plusMillis(10), "cd /opt/x", false, null),
                            new Command(Sessions.START.plusMillis(millis), "ls -la", false, null),
                            new Command(Sessions.START.plusMillis(900_000), "typed into a program", false, "cat")));
        }
    }

    @Nested
    class Returns {
        @Test
        void comesBackToAFileOfTheFirstVisit() {
            judge(from(ANN, 0, "echo 7 > /opt/notes"));

            assertThat(evidence(from(ANN, 3, "cat /opt/notes"), "G6")).hasValueSatisfying(item -> {
                assertThat(item.weight()).isEqualTo(1.5);
                assertThat(item.sentence()).contains("second visit");
            });
        }

        @Test
        void doesNotComeBackToWhatItMakesAgainOrTooLateOrElsewhere() {
            judge(from(ANN, 0, "echo 7 > /opt/notes"));

            assertThat(evidence(from(ANN, 1, "echo 7 > /opt/notes; cat /opt/notes"), "G6"))
                    .isEmpty();
            assertThat(evidence(from(ANN, 26, "cat /opt/notes"), "G6")).isEmpty();
            assertThat(evidence(from(BOB, 2, "cat /opt/notes"), "G6")).isEmpty();
            assertThat(evidence(from(ANN, 2, "cat /opt/other"), "G6")).isEmpty();
        }

        @Test
        void doesNotTakeForItsOwnWhatEverySystemHas() {
            judge(from(ANN, 0, "echo x >> /etc/passwd; mkdir -p ~/.ssh; echo > /tmp; cd /tmp"));

            assertThat(evidence(from(ANN, 1, "cat /etc/passwd; ls ~/.ssh; cd /tmp"), "G6"))
                    .isEmpty();
        }

        @Test
        void doesNotTakeTheFixedPathOfACampaignForAVisit() {
            judge(from(ANN, 0, "echo 1 > /var/tmp/.miner"));
            judge(from(BOB, 0, "echo 2 > /var/tmp/.miner"));

            assertThat(evidence(from(ANN, 1, "/var/tmp/.miner"), "G6")).isEmpty();
        }

        @Test
        void doesNotTakeTheCommandsOfManyAddressesForAVisit() {
            judge(from(BOB, 0, "sh /opt/aA1bB2cC3dD4"));
            judge(from(ANN, 0, "touch /opt/eE5fF6gG7hH8"));

            // the random part of the name apart, both ran the same
            assertThat(evidence(from(ANN, 1, "sh /opt/eE5fF6gG7hH8"), "G6")).isEmpty();
            assertThat(evidence(from(ANN, 1, "head /opt/eE5fF6gG7hH8"), "G6")).isPresent();
        }

        @Test
        void knowsAHandByKeyExchangeAndKeyFromAnotherAddress() {
            judge(from(ANN, 0, "echo 7 > /opt/notes").client(client("1")).logins(offering("aa:bb")));

            assertThat(evidence(
                            from(BOB, 1, "cat /opt/notes").client(client("2")).logins(offering("aa:bb")), "G6"))
                    .isEmpty();
            assertThat(evidence(
                            from(BOB, 1, "cat /opt/notes").client(client("1")).logins(offering("cc:dd")), "G6"))
                    .isEmpty();
            assertThat(evidence(
                            from(BOB, 1, "cat /opt/notes").client(client("1")).logins(offering("aa:bb")), "G6"))
                    .isPresent();
        }

        @Test
        void knowsAHandByTheKeyItPlants() {
            String plant = "echo ssh-rsa " + "D".repeat(44) + " >> ~/.ssh/authorized_keys";
            judge(from(ANN, 0, plant, "echo 7 > /opt/notes").client(client("1")));

            assertThat(evidence(from(BOB, 1, plant, "cat /opt/notes").client(client("1")), "G6"))
                    .isPresent();
        }

        @Test
        void saysNothingWithoutAnAddressOrATime() {
            assertThat(missing(Sessions.ran("id").source(new Endpoint(null, null)), "G6"))
                    .isEqualTo("no address or no time");
            assertThat(missing(Sessions.ran("id").startedAt(null), "G6")).isEqualTo("no address or no time");
        }

        private SessionBuilder from(String address, int hours, String... commands) {
            Instant start = Sessions.START.plus(Duration.ofHours(hours));
            return Sessions.ran(commands)
                    .source(new Endpoint(address, 40_000))
                    .startedAt(start)
                    .endedAt(start.plusSeconds(10));
        }

        private Client client(String digit) {
            KeyExchange kex = KeyExchange.builder().hassh(digit.repeat(32)).build();
            return new Client("SSH-2.0-example", kex, null, List.of());
        }

        private List<Login> offering(String fingerprint) {
            return List.of(
                    Login.builder()
                            .username("root")
                            .publicKey(new PublicKey("ssh-rsa", fingerprint, null))
                            .success(false)
                            .build(),
                    Sessions.login("root", "Admin123$", true));
        }
    }

    @Nested
    class Credentials {
        @Test
        void arePopularByAddressesAndNotByUses() {
            for (int i = 0; i < 200; i++) {
                assertThat(evidence(login(i % 10, "Winter!1"), "G5")).isEmpty();
            }
            for (int i = 0; i < 60; i++) {
                judge(login(i, "Summer!1"));
            }

            assertThat(evidence(login(99, "Summer!1"), "G5"))
                    .hasValueSatisfying(item -> assertThat(item.observed()).startsWith("a popular"));
            assertThat(evidence(login(99, "Winter!1"), "G5")).isEmpty();
        }

        @Test
        void areNewOnlyToAHistoryThatHasSeenEnoughAndOnNoListOfDefaults() {
            for (int i = 0; i < 100; i++) {
                assertThat(evidence(login(i, "only" + i), "G5")).isEmpty();
            }

            assertThat(evidence(login(1, "Autumn!1"), "G5"))
                    .hasValueSatisfying(item -> assertThat(item.observed()).startsWith("a password that no earlier"));
            assertThat(evidence(login(2, "Autumn!1"), "G5")).isEmpty();
            assertThat(evidence(login(1, "root"), "G5")).isEmpty();
        }

        private SessionBuilder login(int address, String password) {
            return Sessions.ran("id")
                    .source(new Endpoint("203.0.113." + address, 40_000))
                    .logins(List.of(Sessions.login("root", password, true)));
        }
    }

    @Nested
    class Typos {
        @Test
        void believesATypoUntilThreeScriptsSendIt() {
            assertThat(evidence(typo(ANN, "id"), "L2")).isPresent();
            assertThat(evidence(typo(ANN, "id"), "L2")).isPresent();
            assertThat(evidence(typo(ANN, "w"), "L2"))
                    .hasValueSatisfying(item -> assertThat(item.weight()).isEqualTo(1.5));

            assertThat(evidence(typo(BOB, "id"), "L2")).hasValueSatisfying(item -> {
                assertThat(item.weight()).isZero();
                assertThat(item.observed()).isEqualTo("exot");
            });
        }

        @Test
        void believesNoCorrectionOfATypoOfScriptsEither() {
            assertThat(evidence(typo(ANN, "exit"), "L1")).isPresent();
            assertThat(evidence(typo(BOB, "exit"), "L1")).isPresent();
            assertThat(evidence(typo("203.0.113.3", "exit"), "L1")).isEmpty();
        }

        @Test
        void believesAnotherTypo() {
            List.of(ANN, BOB, "203.0.113.3").forEach(address -> judge(typo(address, "id")));

            assertThat(evidence(Sessions.ran("claer", "id"), "L2"))
                    .hasValueSatisfying(item -> assertThat(item.weight()).isEqualTo(1.5));
        }

        private SessionBuilder typo(String address, String next) {
            return Sessions.ran("exot", next).source(new Endpoint(address, 40_000));
        }
    }

    private OperatorVerdict judge(SessionBuilder session) {
        return analysis.assess(session.build()).operator();
    }

    private Optional<Evidence> evidence(SessionBuilder session, String id) {
        return judge(session).evidence().stream()
                .filter(item -> item.id().equals(id))
                .findFirst();
    }

    private String missing(SessionBuilder session, String id) {
        return Objects.requireNonNull(judge(session).notAvailable().get(id), id);
    }
}
