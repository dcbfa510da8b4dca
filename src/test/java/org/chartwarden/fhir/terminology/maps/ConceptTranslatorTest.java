package org.chartwarden.fhir.terminology.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.junit.jupiter.api.Test;

/** Translations that the operation's own test does not reach. */
class ConceptTranslatorTest {

  private final Map<String, ConceptMap> maps = new HashMap<>();

  private ConceptMap map(String url, String group) {
    ConceptMap map =
        FhirModel.parse(
            ConceptMap.class,
            ("{'resourceType':'ConceptMap','url':'"
                    + url
                    + "','status':'active','group':["
                    + group
                    + "]}")
                .replace('\'', '"'));
    maps.put(url, map);
    return map;
  }

  private List<Translation> translate(ConceptMap map, String system, String code, boolean reverse) {
    return new ConceptTranslator(
            new TranslationRequest(
                List.of(new TranslationRequest.Code(system, "", code)),
                "",
                "",
                "",
                List.of(),
                reverse),
            canonical -> Optional.ofNullable(maps.get(canonical.url())))
        .translate(List.of(map));
  }

  @Test
  void followsOtherMapsAndPassesCodesOn() {
    map(
        "http://b",
        "{'source':'http://s','target':'http://t','element':[{'code':'x','target':[{'code':'y','equivalence':'equal'}]}],"
            + "'unmapped':{'mode':'provided'}}");
    ConceptMap first =
        map(
            "http://a",
            "{'source':'http://s','target':'http://t','element':[{'code':'z'}],'unmapped':{'mode':'other-map','url':'http://b'}}");
    assertThat(translate(first, "http://s", "x", false))
        .extracting(Translation::code, Translation::map)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("y", "http://b"));
    assertThat(translate(first, "http://s", "other", false))
        .extracting(Translation::code, Translation::equivalence)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("other", "equal"));
    assertThat(translate(first, "http://s", "z", false)).isEmpty();
    assertThat(translate(first, "http://wrong", "x", false)).isEmpty();
  }

  @Test
  void refusesMapsThatLeadBackToThemselvesOrNowhere() {
    ConceptMap circle =
        map(
            "http://c",
            "{'source':'http://s','element':[{'code':'z'}],'unmapped':{'mode':'other-map','url':'http://c'}}");
    assertThatThrownBy(() -> translate(circle, "http://s", "x", false))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining("leads back");
    ConceptMap lost =
        map(
            "http://d",
            "{'source':'http://s','element':[{'code':'z'}],'unmapped':{'mode':'other-map','url':'http://none'}}");
    assertThatThrownBy(() -> translate(lost, "http://s", "x", false))
        .hasMessageContaining("http://none");
  }

  @Test
  void turnsEquivalencesRound() {
    ConceptMap map =
        map(
            "http://e",
            "{'source':'http://s','target':'http://t','element':["
                + "{'code':'a','target':[{'code':'y','equivalence':'narrower'}]},"
                + "{'code':'b','target':[{'code':'y','equivalence':'specializes'}]},"
                + "{'code':'c','target':[{'code':'y','equivalence':'equivalent'}]}]}");
    assertThat(translate(map, "http://t", "y", true))
        .extracting(t -> t.code() + " " + t.equivalence())
        .containsExactly("a wider", "b subsumes", "c equivalent");
  }
}
