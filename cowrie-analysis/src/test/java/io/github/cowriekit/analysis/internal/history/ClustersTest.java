package io.github.cowriekit.analysis.internal.history;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.analysis.internal.data.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static DataInputStream saved(Map<Long, Long> mergedInto) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(9);
        State.writeMap(out, Map.<Long, Long>of(), DataOutput::writeLong);
        State.writeMap(out, Map.<Long, Long>of(), DataOutput::writeLong);
        State.writeMap(out, mergedInto, DataOutput::writeLong);
        State.writeMap(out, Map.<Long, Long>of(), DataOutput::writeLong);
        State.writeMap(out, Map.<Long, Long>of(), DataOutput::writeLong);
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    void readsClustersThatWereMergedOneAfterAnother() {
        assertThatCode(() -> Clusters.read(saved(Map.of(1L, 2L, 2L, 3L, 4L, 3L))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesClustersThatWereMergedIntoThemselves() {
        assertThatThrownBy(() -> Clusters.read(saved(Map.of(1L, 1L))))
                .isInstanceOf(IOException.class)
                .hasMessage("cluster 1 was merged into itself");
        assertThatThrownBy(() -> Clusters.read(saved(Map.of(5L, 1L, 1L, 2L, 2L, 3L, 3L, 1L))))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("was merged into itself");
    }
}
