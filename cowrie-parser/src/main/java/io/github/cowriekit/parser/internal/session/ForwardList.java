package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipData;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4h;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRequest;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.event.PythonBytes;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The forwardings of a session, each with what was sent through it.
 *
 * <p>What is sent names its target and not its request, so it goes to the latest request with that target.
 */
final class ForwardList {
    private final BoundedList<Forward> forwards;
    private final MemoryBudget budget;
    private Map<String, Integer> latest = Map.of();

    ForwardList(int maxItems, MemoryBudget budget) {
        this.forwards = new BoundedList<>("forwards", maxItems, budget);
        this.budget = budget;
    }

    void add(DirectTcpipRequest event) {
        Forward forward = Forward.builder()
                .at(event.timestamp())
                .targetHost(event.targetHost())
                .targetPort(event.targetPort())
                .originIp(event.originIp())
                .originPort(event.originPort())
                .build();
        String target = target(event.targetHost(), event.targetPort());
        if (forwards.add(forward, MemoryBudget.element(event.targetHost(), event.originIp(), target))) {
            note(target, forwards.size() - 1);
        }
    }

    boolean addData(DirectTcpipData event) {
        long bytes = PythonBytes.length(event.data());
        return change(
                event.targetHost(),
                event.targetPort(),
                forward -> copy(forward).dataBytes(forward.dataBytes() + bytes).build());
    }

    boolean addJa4(DirectTcpipJa4 event) {
        return budget.take(MemoryBudget.weigh(event.ja4()))
                && change(
                        event.targetHost(),
                        event.targetPort(),
                        forward -> copy(forward).ja4(event.ja4()).build());
    }

    boolean addJa4h(DirectTcpipJa4h event) {
        return budget.take(MemoryBudget.weigh(event.ja4h()))
                && change(
                        event.targetHost(),
                        event.targetPort(),
                        forward -> copy(forward).ja4h(event.ja4h()).build());
    }

    List<Forward> toList() {
        return forwards.toList();
    }

    void countCut(Map<String, Long> truncated) {
        forwards.countCut(truncated);
    }

    void save(StateOutput out) throws IOException {
        forwards.save(out);
    }

    void restore(StateInput in) throws IOException {
        forwards.restore(in, Forward.class);
        for (int i = 0; i < forwards.size(); i++) {
            Forward forward = forwards.get(i);
            note(target(forward.targetHost(), forward.targetPort()), i);
        }
    }

    private void note(String target, int index) {
        if (latest.isEmpty()) {
            latest = new HashMap<>();
        }
        latest.put(target, index);
    }

    private boolean change(@Nullable String host, @Nullable Integer port, UnaryOperator<Forward> change) {
        Integer index = latest.get(target(host, port));
        if (index == null) {
            return false;
        }
        forwards.set(index, change.apply(forwards.get(index)));
        return true;
    }

    private static Forward.Builder copy(Forward forward) {
        return Forward.builder()
                .at(forward.at())
                .targetHost(forward.targetHost())
                .targetPort(forward.targetPort())
                .originIp(forward.originIp())
                .originPort(forward.originPort())
                .ja4(forward.ja4())
                .ja4h(forward.ja4h())
                .dataBytes(forward.dataBytes());
    }

    private static String target(@Nullable String host, @Nullable Integer port) {
        return host + " " + port;
    }
}
