package io.github.cowriekit.parser.internal.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInputTest {
    private static String series(String name) {
        return LogInput.of(name, InputStream.nullInputStream()).series();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cowrie.json.1",
                "cowrie.json.12.gz",
                "cowrie.json.1.gz.1.gz",
                "cowrie.json.2026-08-01",
                "cowrie.json.2026-08-01.1.zst",
                "cowrie.json.2026-08-01_12-30-00",
                "cowrie.json-20260801",
                "cowrie.json.2017_1_11",
                "cowrie.json.2017_9_12.gz",
                "cowrie.json.2017_10_2",
                "cowrie.json.2026-08-01_12",
                "cowrie.json.2026-08-01T07",
                "cowrie.json-20260801-1785542400.gz",
                "cowrie.json-2026080112",
                "cowrie-2026-08-01.json.xz",
                "cowrie.20260801T123000Z.json"
            })
    void recognisesARotatedLog(String name) {
        assertThat(series("log/" + name)).isEqualTo(series("log/cowrie.json"));
        assertThat(series("1/" + name)).isNotEqualTo(series("2/cowrie.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sensor%d.json",
                "sensor-%d.json.1.gz",
                "sensor%d-2026-08-01.json",
                "10.0.0.%d.json",
                "cowrie.json.10.0.0.%d",
                "2026-08-01-10.1%d.0.1.json",
                "logs%d.tar!cowrie.json"
            })
    void tellsSensorsApart(String name) {
        assertThat(series(name.formatted(1))).isNotEqualTo(series(name.formatted(2)));
    }
}
