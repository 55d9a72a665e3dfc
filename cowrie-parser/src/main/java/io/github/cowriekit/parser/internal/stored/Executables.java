package io.github.cowriekit.parser.internal.stored;

import io.github.cowriekit.model.FileType;
import io.github.cowriekit.model.FileType.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executables: processor and word size. */
final class Executables {
    private static final int ELF = 0x7f454c46;
    private static final int MACH_O_32 = 0xfeedface;
    private static final int MACH_O_64 = 0xfeedfacf;
    private static final int PE = 0x00004550;

    /** Numbers of the ELF specification for processors that malware is built for. */
    private static final Map<Integer, String> ELF_MACHINES = Map.ofEntries(
            Map.entry(2, "sparc"),
            Map.entry(3, "x86"),
            Map.entry(4, "m68k"),
            Map.entry(8, "mips"),
            Map.entry(10, "mips"),
            Map.entry(20, "powerpc"),
            Map.entry(21, "powerpc64"),
            Map.entry(22, "s390"),
            Map.entry(40, "arm"),
            Map.entry(42, "superh"),
            Map.entry(43, "sparc64"),
            Map.entry(45, "arc"),
            Map.entry(50, "ia64"),
            Map.entry(62, "x86-64"),
            Map.entry(93, "arc"),
            Map.entry(94, "xtensa"),
            Map.entry(183, "aarch64"),
            Map.entry(195, "arc"),
            Map.entry(243, "riscv"),
            Map.entry(258, "loongarch"));

    private static final Map<Integer, String> PE_MACHINES =
            Map.of(0x14c, "x86", 0x8664, "x86-64", 0x1c0, "arm", 0x1c4, "arm", 0xaa64, "aarch64", 0x200, "ia64");

    private static final Map<Integer, String> MACH_O_CPUS =
            Map.of(7, "x86", 0x01000007, "x86-64", 12, "arm", 0x0100000c, "aarch64", 18, "powerpc");

    private Executables() {}

    static @Nullable FileType of(byte[] head) {
        if (head.length < 4) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        int magic = bytes.getInt(0);
        if (magic == ELF) {
            return elf(bytes);
        }
        if (head[0] == 'M' && head[1] == 'Z') {
            return pe(bytes.order(ByteOrder.LITTLE_ENDIAN));
        }
        int swapped = Integer.reverseBytes(magic);
        if (magic == MACH_O_32 || magic == MACH_O_64) {
            return machO(bytes, magic == MACH_O_64);
        }
        return swapped == MACH_O_32 || swapped == MACH_O_64
                ? machO(bytes.order(ByteOrder.LITTLE_ENDIAN), swapped == MACH_O_64)
                : null;
    }

    private static FileType elf(ByteBuffer bytes) {
        if (bytes.limit() < 20) {
            return new FileType(Kind.ELF, "ELF, cut off", null, null);
        }
        Integer bits = bytes.get(4) == 1 ? Integer.valueOf(32) : bytes.get(4) == 2 ? Integer.valueOf(64) : null;
        boolean bigEndian = bytes.get(5) == 2;
        bytes.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int machine = Short.toUnsignedInt(bytes.getShort(18));
        String architecture = ELF_MACHINES.get(machine);
        String what = switch (bytes.getShort(16)) {
            case 1 -> "relocatable";
            case 2 -> "executable";
            case 3 -> "shared object";
            case 4 -> "core file";
            default -> "of unknown type";
        };
        String description = "ELF " + (bits == null ? "" : bits + "-bit ") + (bigEndian ? "MSB " : "LSB ")
                + (architecture == null ? "machine " + machine : architecture) + " " + what;
        return new FileType(Kind.ELF, description, architecture, bits);
    }

    private static @Nullable FileType pe(ByteBuffer bytes) {
        if (bytes.limit() < 64) {
            return null;
        }
        int header = bytes.getInt(0x3c);
        if (header < 0 || header > bytes.limit() - 6 || bytes.getInt(header) != PE) {
            return new FileType(Kind.PE, "DOS executable, or one of Windows with an unusual header", null, null);
        }
        String architecture = PE_MACHINES.get(Short.toUnsignedInt(bytes.getShort(header + 4)));
        boolean has64 = architecture != null && architecture.endsWith("64");
        return new FileType(
                Kind.PE,
                "PE executable of Windows" + (architecture == null ? "" : " for " + architecture),
                architecture,
                architecture == null ? null : Integer.valueOf(has64 ? 64 : 32));
    }

    private static FileType machO(ByteBuffer bytes, boolean wide) {
        String architecture = bytes.limit() < 8 ? null : MACH_O_CPUS.get(bytes.getInt(4));
        String description = "Mach-O executable of macOS" + (architecture == null ? "" : " for " + architecture);
        return new FileType(Kind.MACH_O, description, architecture, wide ? 64 : 32);
    }
}
