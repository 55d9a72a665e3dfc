package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink how lines travel. */
public final class RawLineTypeFactory extends TypeInfoFactory<RawLine> {
    @Override
    public TypeInformation<RawLine> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return ValueTypes.RAW_LINE;
    }
}
