package io.github.cowriekit.parser.internal.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cowriekit.model.FileType;
import io.github.cowriekit.model.FileType.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileTypesTest {
    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Kind kind(byte[] head) {
        return FileTypes.of(head).kind();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("", Kind.EMPTY),
                arguments("#!/bin/sh\necho", Kind.SHELL_SCRIPT),
                arguments("#! /bin/bash -e\r\n", Kind.SHELL_SCRIPT),
                arguments("#!/bin/busybox sh\n", Kind.SHELL_SCRIPT),
                arguments("#!/usr/bin/env bash", Kind.SHELL_SCRIPT),
                arguments("#!/usr/bin/env -S python3 -u\n", Kind.PYTHON),
                arguments("#!/usr/bin/python2.7\n", Kind.PYTHON),
                arguments("#!/usr/bin/perl -w\n", Kind.PERL),
                arguments("#!/usr/bin/php\n", Kind.PHP),
                arguments("#!/usr/bin/ruby\n", Kind.SCRIPT),
                arguments("<?php system($_GET[0]);", Kind.PHP),
                arguments("\u001f\u008b\b", Kind.GZIP),
                arguments("BZh91AY", Kind.BZIP2),
                arguments("\u00fd7zXZ\0\0", Kind.XZ),
                arguments("(\u00b5/\u00fd", Kind.ZSTD),
                arguments("PK\u0003\u0004abc", Kind.ZIP),
                arguments("PK\u0005\u0006abc", Kind.ZIP),
                arguments("7z\u00bc\u00af'\u001c", Kind.SEVEN_ZIP),
                arguments("Rar!\u001a\u0007\u0001\0", Kind.RAR),
                arguments("name" + "\0".repeat(253) + "ustar\00000", Kind.TAR),
                arguments("\n <!DOCTYPE html PUBLIC>", Kind.HTML),
                arguments("\u00ef\u00bb\u00bf<HTML>", Kind.HTML),
                arguments("<!-- c --><html lang=x>", Kind.HTML),
                arguments("<title>404</title>", Kind.HTML),
                arguments("ssh-rsa AAAAB3NzaC1yc2E mdr", Kind.SSH_PUBLIC_KEY),
                arguments("\n# c\nssh-ed25519 AAAAC3Nz x", Kind.SSH_PUBLIC_KEY),
                arguments("no-pty,command=\"x y\" ecdsa-sha2-nistp256 AAAAE2", Kind.SSH_PUBLIC_KEY),
                arguments("root:abc123\n", Kind.TEXT),
                arguments("echo ssh-rsa is a word", Kind.TEXT),
                arguments("caf\u00e9 \u00ff", Kind.TEXT),
                arguments("MZ is how this text begins", Kind.TEXT),
                arguments("\u0000\u0001\u0002", Kind.DATA),
                arguments("text\0", Kind.DATA));
    }

    @ParameterizedTest
    @MethodSource("files")
    void knowsFilesByTheirFirstBytes(String head, Kind kind) {
        assertThat(kind(latin1(head))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3, 2, x86, 32, ELF 32-bit LSB x86 executable",
        "2, 1, 62, 3, x86-64, 64, ELF 64-bit LSB x86-64 shared object",
        "1, 1, 40, 2, arm, 32, ELF 32-bit LSB arm executable",
        "2, 1, 183, 2, aarch64, 64, ELF 64-bit LSB aarch64 executable",
        "1, 2, 8, 2, mips, 32, ELF 32-bit MSB mips executable",
        "1, 1, 8, 2, mips, 32, ELF 32-bit LSB mips executable",
        "1, 2, 20, 2, powerpc, 32, ELF 32-bit MSB powerpc executable",
        "1, 1, 42, 1, superh, 32, ELF 32-bit LSB superh relocatable",
        "1, 2, 4, 2, m68k, 32, ELF 32-bit MSB m68k executable",
        "1, 2, 2, 4, sparc, 32, ELF 32-bit MSB sparc core file",
        "2, 1, 243, 2, riscv, 64, ELF 64-bit LSB riscv executable",
        "1, 1, 999, 9, , 32, ELF 32-bit LSB machine 999 of unknown type",
        "7, 1, 3, 2, x86, , ELF LSB x86 executable"
    })
    void readsTheProcessorOfElf(
            int width, int order, int machine, int type, String architecture, Integer bits, String description) {
        byte[] head = new byte[64];
        System.arraycopy(latin1("\u007fELF"), 0, head, 0, 4);
        head[4] = (byte) width;
        head[5] = (byte) order;
        int low = order == 2 ? 1 : 0;
        head[16 + low] = (byte) type;
        head[18 + low] = (byte) machine;
        head[19 - low] = (byte) (machine >> 8);

        assertThat(FileTypes.of(head)).isEqualTo(new FileType(Kind.ELF, description, architecture, bits));
    }

    @Test
    void readsTheProcessorOfWindowsAndMacPrograms() {
        byte[] pe = Arrays.copyOf(latin1("MZ"), 200);
        pe[0x3c] = 0x60;
        System.arraycopy(latin1("PE\0\0d\u0086"), 0, pe, 0x60, 6);
        assertThat(FileTypes.of(pe))
                .isEqualTo(new FileType(Kind.PE, "PE executable of Windows for x86-64", "x86-64", 64));
        pe[0x64] = 0x4c;
        pe[0x65] = 0x01;
        assertThat(FileTypes.of(pe)).isEqualTo(new FileType(Kind.PE, "PE executable of Windows for x86", "x86", 32));

        byte[] mac = HexFormat.of().parseHex("cffaedfe0c000001");
        assertThat(FileTypes.of(mac))
                .isEqualTo(new FileType(Kind.MACH_O, "Mach-O executable of macOS for aarch64", "aarch64", 64));
    }

    @Test
    void survivesHeadersThatAreCutOrLie() {
        for (String magic : new String[] {"\u007fELF", "MZ", "\u00cf\u00fa\u00ed\u00fe", "\u001f\u008b", "#!", "#! "}) {
            for (int length = 2; length < 80; length++) {
                assertThat(FileTypes.of(Arrays.copyOf(latin1(magic), length))).isNotNull();
            }
        }
        byte[] pe = Arrays.copyOf(latin1("MZ"), 100);
        for (int offset : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 95, 96, 97}) {
            java.nio.ByteBuffer.wrap(pe).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(0x3c, offset);
            assertThat(kind(pe)).isEqualTo(Kind.PE);
        }
    }

    @Test
    @Timeout(20)
    void saysSomethingOfAnyBytesInTime() {
        Random random = new Random(3);
        String alphabet = "#!/ -<>html\n\t ssh-rsa AAAA=\0\u007fELFMZ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder head = new StringBuilder();
            int length = i < 100 ? 4096 : random.nextInt(60);
            while (head.length() < length) {
                head.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(FileTypes.of(latin1(head.toString())))
                    .as("seed 3, case %d", i)
                    .isNotNull();
        }
        assertThat(kind(latin1(" ".repeat(4096)))).isEqualTo(Kind.TEXT);
        assertThat(kind(latin1("<!--".repeat(1024)))).isEqualTo(Kind.TEXT);
        assertThat(kind(latin1("ssh-rsa ".repeat(512)))).isEqualTo(Kind.TEXT);
    }
}
