package org.chartwarden.smart.consents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class ConsentReaderTest {

  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private static Optional<PatientConsent> read(String members) {
    return ConsentReader.read(
        Json.parseOwn(
            ("{'resourceType':'Consent','status':'active','patient':{'reference':'Patient/p'},"
                    + members
                    + "}")
                .replace('\'', '"')));
  }

  private static ConsentCaller caller(String identity, String... purposes) {
    return new ConsentCaller(Set.of(identity), Set.of(purposes), Set.of(), false, NOW);
  }

  private static Optional<DataRule> said(String members, ConsentCaller caller) {
    return read(members).flatMap(consent -> consent.to(caller));
  }

  private static boolean withheld(String members, ConsentCaller caller) {
    return said(members, caller).map(DataRule::everything).orElse(false);
  }

  @Test
  void aDenialOfEverythingWithholdsEverything() {
    assertThat(read("'provision':{'type':'deny'}"))
        .hasValueSatisfying(consent -> assertThat(consent.patient()).isEqualTo("p"));
    assertThat(withheld("'provision':{'type':'deny'}", caller("Practitioner/a"))).isTrue();
  }

  @Test
  void whatOnlyPermitsOrIsNotInForceWithholdsNothing() {
    assertThat(read("'provision':{'type':'permit'}")).isEmpty();
    assertThat(read("'provision':{}")).isEmpty();
    assertThat(
            ConsentReader.read(
                Json.parseOwn(
                    "{\"status\":\"inactive\",\"patient\":{\"reference\":\"Patient/p\"},"
                        + "\"provision\":{\"type\":\"deny\"}}")))
        .isEmpty();
    assertThat(read("'scope':{'coding':[{'code':'treatment'}]},'provision':{'type':'deny'}"))
        .isEmpty();
  }

  @Test
  void anOptOutPolicyDeniesWithoutAType() {
    String optOut = "'policyRule':{'coding':[{'code':'OPTOUT'}]}";
    assertThat(withheld(optOut, caller("Practitioner/a"))).isTrue();
    assertThat(read("'policyRule':{'coding':[{'code':'OPTIN'}]}")).isEmpty();
  }

  @Test
  void aPeriodHoldsToTheEndOfItsLastDay() {
    String until = "'provision':{'type':'deny','period':{'end':'%s'}}";
    assertThat(withheld(until.formatted("2026-06-15"), caller("Practitioner/a"))).isTrue();
    assertThat(withheld(until.formatted("2026-06-14"), caller("Practitioner/a"))).isFalse();
    assertThat(withheld(until.formatted("2026"), caller("Practitioner/a"))).isTrue();
    String from = "'provision':{'type':'deny','period':{'start':'%s'}}";
    assertThat(withheld(from.formatted("2026-06-16"), caller("Practitioner/a"))).isFalse();
    assertThat(withheld(from.formatted("2026-06-15T12:00:00Z"), caller("Practitioner/a"))).isTrue();
  }

  @Test
  void actorsAreThoseWhomTheirReferencesName() {
    String one =
        "'provision':{'type':'permit','provision':[{'type':'deny','actor':[{'reference':"
            + "{'reference':'https://x.org/fhir/Practitioner/a'}}]}]}";
    assertThat(said(one, caller("Practitioner/a"))).isPresent();
    assertThat(said(one, caller("Practitioner/b"))).isEmpty();
    String unknown = "'provision':{'type':'deny','actor':[{'reference':{'display':'my uncle'}}]}";
    assertThat(said(unknown, caller("Practitioner/a"))).isEmpty();
  }

  @Test
  void purposesOfWhoStatesNoneAreWhatAreWorstForADenial() {
    String research = "'provision':{'type':'deny','purpose':[{'code':'HRESCH'}]}";
    assertThat(withheld(research, caller("Practitioner/a", "TREAT"))).isFalse();
    assertThat(withheld(research, caller("Practitioner/a", "HRESCH"))).isTrue();
    assertThat(withheld(research, caller("client"))).isTrue();
    String exception =
        "'provision':{'type':'deny','provision':[{'type':'permit','purpose':[{'code':'TREAT'}]}]}";
    assertThat(said(exception, caller("client")))
        .hasValueSatisfying(rule -> assertThat(rule.exceptions()).isEmpty());
    assertThat(said(exception, caller("Practitioner/a", "TREAT")))
        .hasValueSatisfying(rule -> assertThat(rule.exceptions()).hasSize(1));
  }

  @Test
  void ofResearchItCountsForResearch() {
    String research = "'scope':{'coding':[{'code':'research'}]},'provision':{'type':'deny'}";
    assertThat(withheld(research, caller("Practitioner/a", "TREAT"))).isFalse();
    assertThat(withheld(research, caller("Practitioner/a", "HRESCH"))).isTrue();
  }

  @Test
  void actionsOfReadingAndWriting() {
    String correcting = "'provision':{'type':'deny','action':[{'coding':[{'code':'correct'}]}]}";
    ConsentCaller writer =
        new ConsentCaller(Set.of("Practitioner/a"), Set.of("TREAT"), Set.of(), true, NOW);
    assertThat(withheld(correcting, caller("Practitioner/a", "TREAT"))).isFalse();
    assertThat(withheld(correcting, writer)).isTrue();
  }

  @Test
  void whatAboutIsReadFromClassCodeLabelAndData() {
    DataRule rule =
        said(
                "'provision':{'type':'deny','class':[{'system':'http://hl7.org/fhir/resource-types',"
                    + "'code':'Observation'},{'system':'http://loinc.org','code':'34133-9'}],"
                    + "'securityLabel':[{'code':'R'}],'data':[{'meaning':'related','reference':"
                    + "{'reference':'Encounter/e/_history/2'}}]}",
                caller("Practitioner/a"))
            .orElseThrow();
    assertThat(rule.data().types()).containsExactly("Observation");
    assertThat(rule.data().codes()).containsExactly(new Label("http://loinc.org", "34133-9"));
    assertThat(rule.data().labels()).containsExactly(new Label("", "R"));
    assertThat(rule.data().resources())
        .containsExactly(new DataFilter.Target("Encounter", "e", true));
    assertThat(rule.everything()).isFalse();
  }

  @Test
  void aPermissionForSomeTimeOnlyIsVoidAndADenialIsWhole() {
    String dated =
        "'provision':{'type':'deny','dataPeriod':{'end':'2020'},'provision':[{'type':'permit',"
            + "'dataPeriod':{'start':'2019'}}]}";
    assertThat(withheld(dated, caller("Practitioner/a"))).isTrue();
  }

  @Test
  void patientsOfOneRuleAreDeniedTogetherAndTheirOwnConsentsDoNotBindThem() {
    PatientConsent one = read("'provision':{'type':'deny'}").orElseThrow();
    PatientConsent two = new PatientConsent("q", one.provision());
    Denials denials = new Denials(() -> new ConsentSource.Kept(1, List.of(one, two)));
    assertThat(denials.of(caller("Practitioner/a")))
        .singleElement()
        .satisfies(denial -> assertThat(denial.patients()).containsExactlyInAnyOrder("p", "q"));
    assertThat(
            denials.of(new ConsentCaller(Set.of("Patient/p"), Set.of(), Set.of("p"), false, NOW)))
        .singleElement()
        .satisfies(denial -> assertThat(denial.patients()).containsExactly("q"));
  }
}
