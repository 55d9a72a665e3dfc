package io.github.cowriekit.parser.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.event.client.ClientKex;
import io.github.cowriekit.parser.internal.event.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KexRunsTest {
    private static final String LINE =
            "{\"eventid\":\"cowrie.client.kex\",\"hassh\":\"03a80b21afa810682a776a7d42e5e6fb\","
                    + "\"hasshAlgorithms\":\"curve25519-sha256,ecdh-sha2-nistp256;aes128-ctr;hmac-sha1;none\","
                    + "\"kexAlgs\":[\"curve25519-sha256\",\"ecdh-sha2-nistp256\"],\"keyAlgs\":[\"ssh-rsa\"],"
                    + "\"encCS\":[\"aes128-ctr\"],\"macCS\":[\"hmac-sha1\"],\"compCS\":[\"none\"],\"langCS\":[\"\"],"
                    + "\"message\":\"SSH client hassh fingerprint: 03a80b21afa810682a776a7d42e5e6fb\",\"sensor\":\"pot\","
                    + "\"timestamp\":\"2026-08-01T00:00:00.000001Z\",\"src_ip\":\"198.51.100.7\",\"session\":\"c6728f1b5c5f\"}";

    private final Slices slices = new Slices();
    private final EventFields fields = new EventFields(slices);
    private final SliceScanner scanner = new SliceScanner(fields);
    private final EventReader reader = new EventReader(1 << 20);
    private final BothReaders both = new BothReaders(reader);

    /** A run is remembered when its hassh comes the second time. */
    @BeforeEach
    void meetTwice() {
        scan(LINE);
        scan(LINE);
        both.assertSame(bytes(LINE));
        both.assertSame(bytes(LINE));
    }

    private boolean scan(String line) {
        boolean taken = scanner.scan(bytes(line), 0, line.length());
        fields.kex();
        return taken;
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void recognisesTheKeyExchangeOfAnotherLine() {
        String other =
                LINE.replace("c6728f1b5c5f", "b5d3c2a19f40").replace("{\"eventid\"", "{\"uuid\":\"u\",\"eventid\"");

        assertThat(scan(other)).isTrue();
        assertThat(fields.run()).isNotNull();
        both.assertSame(bytes(other));
        assertThat(reader.read(bytes(other), 0, other.length()).events().get(0))
                .isInstanceOfSatisfying(ClientKex.class, event -> {
                    assertThat(event.session()).isEqualTo("b5d3c2a19f40");
                    assertThat(event.kex().keyAlgs()).containsExactly("ssh-rsa");
                    assertThat(event.kex().langCs()).containsExactly("");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nistp256\"]/nistp521\"]",
                "ssh-rsa/ssh-dss",
                "\"langCS\":[\"\"]/\"langCS\":[\"de\"]",
                "\"langCS\":[\"\"],/",
                "\"macCS\":[\"hmac-sha1\"]/\"macCS\":7",
                "\"macCS\":[\"hmac-sha1\"]/\"macCS\":null",
                "\"compCS\":[\"none\"]/\"compCS\":[\"none\"",
                "\"sensor\":\"pot\"/\"sensor\":\"pot\",\"kexAlgs\":[\"later\"]",
                "\"sensor\":\"pot\"/\"sensor\":\"pot\",\"hassh\":\"later\"",
                "{\"eventid\"/{\"encCS\":[\"earlier\"],\"eventid\"",
                "\"hassh\":\"03a8/\"hassh\":\"\\u0030\\u0033a8",
                "\"hassh\":\"/\"hassh\": \""
            })
    void readsWhatIsDifferentAsTheJsonParserDoes(String change) {
        String[] fromAndTo = change.split("/", 2);
        String line = LINE.replace(fromAndTo[0], fromAndTo[1]);

        for (int i = 0; i < 3; i++) {
            both.assertSame(bytes(line));
            both.assertSame(bytes(LINE));
        }
    }

    @Test
    void doesNotTakeARunForAllIfAnotherKeyOfAKeyExchangeStandsElsewhere() {
        scan(LINE.replace("\"sensor\":\"pot\"", "\"sensor\":\"pot\",\"macCS\":[\"later\"]"));

        assertThat(fields.run()).isNull();
        assertThat(fields.kex())
                .isNotNull()
                .satisfies(kex -> assertThat(kex.macCs()).containsExactly("later"));
    }

    @Test
    void readsEveryBeginningOfALineAsTheJsonParserDoes() {
        for (int length = 0; length < LINE.length(); length++) {
            both.assertSame(bytes(LINE.substring(0, length)));
            both.assertSame(bytes(LINE.substring(0, length) + "}"));
        }
    }

    @Test
    void readsDamagedLinesAsTheJsonParserDoes() {
        Random random = new Random(20261128);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder line = new StringBuilder(LINE);
            for (int j = random.nextInt(3); j >= 0; j--) {
                line.setCharAt(random.nextInt(line.length()), "\"[],:{}\\ a0\u0001\u00e9".charAt(random.nextInt(13)));
            }
            both.assertSame(bytes(line.toString()));
            both.assertSame(bytes(LINE));
        }
    }

    @Test
    void remembersNothingOfAHasshThatCameOnce() {
        String once = LINE.replace("03a80b21", "17a80b21");

        scan(once);
        assertThat(fields.run()).isNull();
        scan(once);
        assertThat(fields.run()).isNull();
        scan(once);
        assertThat(fields.run()).isNotNull();
    }
}
