package io.github.cowriekit.sink.internal.kafka;

/** Lets our module read Kafka's client, which cannot be required: its jar states no name, and is on whichever path it was put. */
public final class KafkaModule {
    private KafkaModule() {}

    public static void read() {
        Module own = KafkaModule.class.getModule();
        if (own.isNamed()) {
            own.addReads(KafkaModule.class.getClassLoader().getUnnamedModule());
            own.getLayer().findModule("kafka.clients").ifPresent(own::addReads);
        }
    }
}
