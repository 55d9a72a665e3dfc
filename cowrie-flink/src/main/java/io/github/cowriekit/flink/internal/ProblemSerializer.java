package io.github.cowriekit.flink.internal;

import io.github.cowriekit.parser.ParseProblem;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes a problem, its kind by name. */
public final class ProblemSerializer extends ValueSerializer<ParseProblem> {
    static final ProblemSerializer INSTANCE = new ProblemSerializer();

    @Override
    public void serialize(ParseProblem problem, DataOutputView target) throws IOException {
        StringValue.writeString(problem.file(), target);
        target.writeLong(problem.line());
        target.writeLong(problem.byteOffset());
        StringValue.writeString(problem.kind().name(), target);
        StringValue.writeString(problem.reason(), target);
        StringValue.writeString(problem.excerpt(), target);
    }

    @Override
    public ParseProblem deserialize(DataInputView source) throws IOException {
        String file = StringValue.readString(source);
        long line = source.readLong();
        long byteOffset = source.readLong();
        ParseProblem.Kind kind = ParseProblem.Kind.valueOf(StringValue.readString(source));
        String reason = StringValue.readString(source);
        return new ParseProblem(file, line, byteOffset, kind, reason, StringValue.readString(source));
    }

    @Override
    public TypeSerializerSnapshot<ParseProblem> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint that problems are written this way. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ParseProblem> {
        /** Flink calls it. */
        public Snapshot() {
            super(ProblemSerializer::new);
        }
    }
}
