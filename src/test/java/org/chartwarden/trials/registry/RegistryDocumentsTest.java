package org.chartwarden.trials.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryDocumentsTest {

  private static final String STUDY =
      """
      {"protocolSection":{"identificationModule":{"nctId":"%s","briefTitle":"A trial"},\
      "statusModule":{"overallStatus":"RECRUITING"},\
      "eligibilityModule":{"eligibilityCriteria":"Inclusion Criteria:\\n\\n* Age \\\\>= 18","sex":"FEMALE",\
      "minimumAge":"18 Years","healthyVolunteers":false}}}""";

  @Test
  void readsOneManyAndLines() throws IOException {
    String one = STUDY.formatted("NCT00000001");
    String two = STUDY.formatted("NCT00000002");
    assertThat(ids("a.json", one)).containsExactly("NCT00000001");
    assertThat(ids("a.json", "[" + one + "," + two + "]"))
        .containsExactly("NCT00000001", "NCT00000002");
    assertThat(ids("a.json", "{\"studies\":[" + one + "," + two + "],\"nextPageToken\":\"x\"}"))
        .containsExactly("NCT00000001", "NCT00000002");
    assertThat(ids("a.jsonl", one + "\n\n" + two + "\n"))
        .containsExactly("NCT00000001", "NCT00000002");
    assertThat(ids("lines.json", one + "\n" + two)).containsExactly("NCT00000001", "NCT00000002");
  }

  @Test
  void keepsTheEligibilityTextAsItStands() throws IOException {
    TrialRecord trial = entries("a.json", STUDY.formatted("NCT00000001")).get(0).record();
    assertThat(trial.eligibility().text()).isEqualTo("Inclusion Criteria:\n\n* Age \\>= 18");
    assertThat(trial.eligibility().minimumAge()).contains(new RegistryAge(18, "a"));
    assertThat(trial.eligibility().healthyVolunteers()).contains(false);
  }

  @Test
  void saysWhatIsWrongAndWhere() throws IOException {
    List<RegistryDocuments.Entry> entries =
        entries("a.jsonl", "{\"x\":1}\nnot json\n" + STUDY.formatted("NCT1") + "\n");
    assertThat(entries)
        .extracting(entry -> entry.problem().code())
        .containsExactly("not-a-record", "not-json", "no-nct-number");
    assertThat(entries)
        .extracting(RegistryDocuments.Entry::place)
        .containsExactly("line 1", "line 2", "line 3");
  }

  @Test
  void readsTheOlderXml() throws IOException {
    String xml =
        """
        <?xml version="1.0"?>
        <clinical_study><id_info><nct_id>NCT00000003</nct_id></id_info>
        <brief_title>Old trial</brief_title><overall_status>Active, not recruiting</overall_status>
        <phase>Phase 2/Phase 3</phase><enrollment>40</enrollment><condition>Asthma</condition>
        <eligibility><criteria><textblock>
            Inclusion Criteria:

              -  Asthma for more than
                 one year

              -  Age 18 or more
        </textblock></criteria><gender>All</gender><minimum_age>18 Years</minimum_age>
        <maximum_age>N/A</maximum_age><healthy_volunteers>No</healthy_volunteers></eligibility>
        </clinical_study>""";
    TrialRecord trial = entries("old.xml", xml).get(0).record();
    assertThat(trial.status()).isEqualTo("ACTIVE_NOT_RECRUITING");
    assertThat(trial.phases()).containsExactly("PHASE2", "PHASE3");
    assertThat(trial.eligibility().sex()).isEqualTo("ALL");
    assertThat(trial.eligibility().maximumAge()).isEmpty();
    assertThat(trial.eligibility().text())
        .isEqualTo("Inclusion Criteria:\n\n-  Asthma for more than one year\n\n-  Age 18 or more");
  }

  @Test
  void refusesEntitiesOfXml() throws IOException {
    String xml =
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><clinical_study><brief_title>&x;</brief_title></clinical_study>";
    assertThat(entries("evil.xml", xml)).allMatch(entry -> entry.record() == null);
  }

  private static List<String> ids(String name, String content) throws IOException {
    return entries(name, content).stream().map(entry -> entry.record().nctId()).toList();
  }

  private static List<RegistryDocuments.Entry> entries(String name, String content)
      throws IOException {
    List<RegistryDocuments.Entry> entries = new ArrayList<>();
    RegistryDocuments.read(
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name, entries::add);
    return entries;
  }
}
