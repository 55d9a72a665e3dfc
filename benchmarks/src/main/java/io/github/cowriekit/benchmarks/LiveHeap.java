package io.github.cowriekit.benchmarks;

import java.lang.management.ManagementFactory;

/** What is left of the heap when the garbage is gone. */
final class LiveHeap {
    private LiveHeap() {}

    static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
