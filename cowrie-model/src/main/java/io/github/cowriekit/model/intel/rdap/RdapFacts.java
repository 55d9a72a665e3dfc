package io.github.cowriekit.model.intel.rdap;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says about the network of an address, by <a href="https://www.rfc-editor.org/rfc/rfc9083">RDAP</a>.
 *
 * <p>Of the contacts only the name of the holder, if it is an organisation, and the mailboxes for abuse are kept.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param handle handle of the network in the registry
 * @param startAddress first address of the network
 * @param endAddress last address of the network
 * @param ipVersion {@code v4} or {@code v6}
 * @param name name of the network
 * @param type kind of allocation, in the words of the registry
 * @param country two-letter country of registration
 * @param parentHandle handle of the network around it
 * @param status states, such as {@code active}, sorted
 * @param networks the network in CIDR notation, as the registry orders it
 * @param organization name of the organisation that holds it
 * @param abuseMailboxes where to report abuse, the nearest contact first
 * @param events what happened to the registration, as the registry orders it
 * @param whoisServer host of the older whois service
 * @param registry host that answered
 * @since 0.1.0
 */
public record RdapFacts(
        @Nullable String handle,
        @Nullable String startAddress,
        @Nullable String endAddress,
        @Nullable String ipVersion,
        @Nullable String name,
        @Nullable String type,
        @Nullable String country,
        @Nullable String parentHandle,
        List<String> status,
        List<String> networks,
        @Nullable String organization,
        List<String> abuseMailboxes,
        List<Event> events,
        @Nullable String whoisServer,
        @Nullable String registry)
        implements Facts {
    /** Copies collections. */
    public RdapFacts {
        status = List.copyOf(status);
        networks = List.copyOf(networks);
        abuseMailboxes = List.copyOf(abuseMailboxes);
        events = List.copyOf(events);
    }

    @Override
    public String kind() {
        return "rdap";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.registeredIn(country).organization(organization);
        networks.forEach(description::network);
        abuseMailboxes.forEach(description::abuseContact);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("RDAP Network", name)
                .add("RDAP Organisation", organization)
                .add("RDAP Country", country)
                .join("RDAP Abuse Contact", abuseMailboxes)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What happened to a registration.
     *
     * @param action what, such as {@code registration} or {@code last changed}
     * @param at when
     */
    public record Event(@Nullable String action, @Nullable Instant at) {}

    /** Builds a {@link RdapFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String handle;
        private @Nullable String startAddress;
        private @Nullable String endAddress;
        private @Nullable String ipVersion;
        private @Nullable String name;
        private @Nullable String type;
        private @Nullable String country;
        private @Nullable String parentHandle;
        private List<String> status = List.of();
        private List<String> networks = List.of();
        private @Nullable String organization;
        private List<String> abuseMailboxes = List.of();
        private List<Event> events = List.of();
        private @Nullable String whoisServer;
        private @Nullable String registry;

        private Builder() {}

        /** Sets {@link RdapFacts#handle()}. */
        public Builder handle(@Nullable String handle) {
            this.handle = handle;
            return this;
        }

        /** Sets {@link RdapFacts#startAddress()}. */
        public Builder startAddress(@Nullable String startAddress) {
            this.startAddress = startAddress;
            return this;
        }

        /** Sets {@link RdapFacts#endAddress()}. */
        public Builder endAddress(@Nullable String endAddress) {
            this.endAddress = endAddress;
            return this;
        }

        /** Sets {@link RdapFacts#ipVersion()}. */
        public Builder ipVersion(@Nullable String ipVersion) {
            this.ipVersion = ipVersion;
            return this;
        }

        /** Sets {@link RdapFacts#name()}. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** Sets {@link RdapFacts#type()}. */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /** Sets {@link RdapFacts#country()}. */
        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        /** Sets {@link RdapFacts#parentHandle()}. */
        public Builder parentHandle(@Nullable String parentHandle) {
            this.parentHandle = parentHandle;
            return this;
        }

        /** Sets {@link RdapFacts#status()}. */
        public Builder status(List<String> status) {
            this.status = status;
            return this;
        }

        /** Sets {@link RdapFacts#networks()}. */
        public Builder networks(List<String> networks) {
            this.networks = networks;
            return this;
        }

        /** Sets {@link RdapFacts#organization()}. */
        public Builder organization(@Nullable String organization) {
            this.organization = organization;
            return this;
        }

        /** Sets {@link RdapFacts#abuseMailboxes()}. */
        public Builder abuseMailboxes(List<String> abuseMailboxes) {
            this.abuseMailboxes = abuseMailboxes;
            return this;
        }

        /** Sets {@link RdapFacts#events()}. */
        public Builder events(List<Event> events) {
            this.events = events;
            return this;
        }

        /** Sets {@link RdapFacts#whoisServer()}. */
        public Builder whoisServer(@Nullable String whoisServer) {
            this.whoisServer = whoisServer;
            return this;
        }

        /** Sets {@link RdapFacts#registry()}. */
        public Builder registry(@Nullable String registry) {
            this.registry = registry;
            return this;
        }

        /** Returns the finished record. */
        public RdapFacts build() {
            return new RdapFacts(
                    handle,
                    startAddress,
                    endAddress,
                    ipVersion,
                    name,
                    type,
                    country,
                    parentHandle,
                    status,
                    networks,
                    organization,
                    abuseMailboxes,
                    events,
                    whoisServer,
                    registry);
        }
    }
}
