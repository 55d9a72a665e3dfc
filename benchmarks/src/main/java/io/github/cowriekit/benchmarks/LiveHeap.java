package io.github.cowriekit.benchmarks;

import java.lang.management.ManagementFactory;

/** The heap in use after a garbage collection. */
public final class LiveHeap {
    private LiveHeap() {}

    /** Returns the bytes. */
    public static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
