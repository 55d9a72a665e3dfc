/** Immutable records of what Cowrie honeypots saw and what intelligence sources say about it. */
module io.github.cowriekit.model {
    requires static transitive org.jspecify;

    exports io.github.cowriekit.model;
    exports io.github.cowriekit.model.assessment;
    exports io.github.cowriekit.model.assessment.history;
    exports io.github.cowriekit.model.assessment.technique;
    exports io.github.cowriekit.model.event;
    exports io.github.cowriekit.model.event.client;
    exports io.github.cowriekit.model.event.command;
    exports io.github.cowriekit.model.event.directtcpip;
    exports io.github.cowriekit.model.intel;
    exports io.github.cowriekit.model.intel.abuseipdb;
    exports io.github.cowriekit.model.intel.circl;
    exports io.github.cowriekit.model.intel.clouds;
    exports io.github.cowriekit.model.intel.cowrielog;
    exports io.github.cowriekit.model.intel.crowdsec;
    exports io.github.cowriekit.model.intel.dshield;
    exports io.github.cowriekit.model.intel.feodotracker;
    exports io.github.cowriekit.model.intel.firehol;
    exports io.github.cowriekit.model.intel.greedybear;
    exports io.github.cowriekit.model.intel.greynoise;
    exports io.github.cowriekit.model.intel.hibp;
    exports io.github.cowriekit.model.intel.intelfeed;
    exports io.github.cowriekit.model.intel.internetdb;
    exports io.github.cowriekit.model.intel.ipinfo;
    exports io.github.cowriekit.model.intel.iscresearch;
    exports io.github.cowriekit.model.intel.malwarebazaar;
    exports io.github.cowriekit.model.intel.maxmind;
    exports io.github.cowriekit.model.intel.networks;
    exports io.github.cowriekit.model.intel.otx;
    exports io.github.cowriekit.model.intel.rdap;
    exports io.github.cowriekit.model.intel.reversedns;
    exports io.github.cowriekit.model.intel.shodan;
    exports io.github.cowriekit.model.intel.spamhausdrop;
    exports io.github.cowriekit.model.intel.spur;
    exports io.github.cowriekit.model.intel.teamcymru;
    exports io.github.cowriekit.model.intel.threatfox;
    exports io.github.cowriekit.model.intel.tor;
    exports io.github.cowriekit.model.intel.urlhaus;
    exports io.github.cowriekit.model.intel.virustotal;
    exports io.github.cowriekit.model.intel.yaraify;
    exports io.github.cowriekit.model.tty;

    uses io.github.cowriekit.model.intel.FactsKinds;

    provides io.github.cowriekit.model.intel.FactsKinds with
            io.github.cowriekit.model.internal.BuiltInFacts;
}
