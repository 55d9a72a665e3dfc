package io.github.cowriekit.parser.internal.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Reads bzip2. In a class of its own, since its library is optional. */
final class Bzip2 extends FilterInputStream implements Compression.DecodedCount {
    private final BZip2CompressorInputStream decoder;

    private Bzip2(BZip2CompressorInputStream decoder) {
        super(decoder);
        this.decoder = decoder;
    }

    static InputStream open(InputStream in) throws IOException {
        return new Bzip2(new BZip2CompressorInputStream(in, true));
    }

    @Override
    public long decoded() {
        return decoder.getBytesRead();
    }
}
