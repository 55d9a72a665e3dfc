package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.logs.LocalSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "127.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.254",
                "192.168.1.1",
                "010.000.000.001"
            })
    void isLocal(String ip) {
        assertThat(LocalSources.isLocal(ip)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11.0.0.1",
                "172.32.0.1",
                "192.0.2.1",
                "",
                ".",
                "...",
                "10",
                "10.0.0",
                "10.0.0.",
                "10..0.1",
                ".10.0.0",
                "10.0.0.1.",
                "10.0.0.1.2",
                "10.0.0.256",
                "10.0.0.0001",
                "10.0.0.-1",
                "10.0.0.1 ",
                "10.0.0.a",
                "fd00::1",
                "266.0.0.1"
            })
    void isNotLocal(String ip) {
        assertThat(LocalSources.isLocal(ip)).isFalse();
    }

    @Test
    void noAddressIsNotLocal() {
        assertThat(LocalSources.isLocal(null)).isFalse();
    }
}
