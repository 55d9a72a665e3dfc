package io.github.cowriekit.benchmarks;

import java.lang.management.ManagementFactory;

/** The heap in use after a garbage collection. */
final class LiveHeap {
    private LiveHeap() {}

    static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
