package org.chartwarden.clients;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.ICriterion;
import ca.uhn.fhir.rest.gclient.IQuery;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The HAPI generic client searches and pages. */
@QuarkusTest
class HapiClientSearchIT {

  private static final ICriterion<TokenClientParam> POTASSIUM =
      Observation.CODE.exactly().systemAndCode(HapiWard.LOINC, HapiWard.POTASSIUM);

  @TestHTTPResource("/fhir")
  URL base;

  private HapiWard ward;
  private IGenericClient client;
  private String patient;

  @BeforeEach
  void recordAStay() {
    ward = new HapiWard(base);
    client = ward.client;
    patient = ward.admit();
    client.transaction().withBundle(ward.stay(patient)).execute();
  }

  private IQuery<Bundle> readings() {
    return client
        .search()
        .forResource(Observation.class)
        .where(Observation.SUBJECT.hasId(patient))
        .count(100)
        .returnBundle(Bundle.class);
  }

  private int found(ICriterion<?> criterion) {
    return readings().and(criterion).execute().getEntry().size();
  }

  @Test
  void findsByEveryKindOfParameter() {
    assertThat(found(POTASSIUM)).isEqualTo(HapiWard.READINGS);
    assertThat(found(Observation.CODE.exactly().codes("718-7", HapiWard.POTASSIUM)))
        .isEqualTo(HapiWard.READINGS);
    assertThat(found(Observation.CODE.exactly().systemAndCode("urn:none", HapiWard.POTASSIUM)))
        .isZero();
    assertThat(found(Observation.DATE.afterOrEquals().day("2024-03-20"))).isEqualTo(4);
    assertThat(found(Observation.DATE.before().second("2024-03-02T07:00:00Z"))).isEqualTo(1);
    assertThat(
            found(
                Observation.VALUE_QUANTITY
                    .greaterThan()
                    .number("4.5")
                    .andUnits(HapiWard.UCUM, "mmol/L")))
        .isEqualTo(8);
    assertThat(
            found(
                Observation.VALUE_QUANTITY
                    .lessThanOrEquals()
                    .number("3200")
                    .andUnits(HapiWard.UCUM, "umol/L")))
        .as("in another unit")
        .isEqualTo(2);
    assertThat(
            found(
                Observation.CODE_VALUE_QUANTITY
                    .withLeft(Observation.CODE.exactly().code(HapiWard.POTASSIUM))
                    .withRight(Observation.VALUE_QUANTITY.greaterThan().number("5").andNoUnits())))
        .isEqualTo(3);
    assertThat(found(Observation.DATA_ABSENT_REASON.isMissing(true))).isEqualTo(HapiWard.READINGS);
    assertThat(found(Observation.STATUS.exactly().code("entered-in-error"))).isZero();
  }

  @Test
  void findsAcrossReferences() {
    assertThat(
            found(
                Observation.PATIENT.hasChainedProperty(
                    Patient.FAMILY.matches().value("östling-" + ward.run))))
        .isEqualTo(HapiWard.READINGS);
    assertThat(found(Observation.PATIENT.hasChainedProperty(Patient.GENDER.exactly().code("male"))))
        .isZero();
    Bundle whose =
        client
            .search()
            .forResource(Patient.class)
            .where(
                new TokenClientParam("_has:Observation:patient:code")
                    .exactly()
                    .systemAndCode(HapiWard.LOINC, HapiWard.POTASSIUM))
            .and(ward.identified())
            .returnBundle(Bundle.class)
            .execute();
    assertThat(HapiWard.types(whose)).containsExactly("Patient");
    Bundle compartment =
        client
            .search()
            .forResource(Patient.class)
            .withIdAndCompartment(patient.substring("Patient/".length()), "Observation")
            .summaryMode(SummaryEnum.COUNT)
            .returnBundle(Bundle.class)
            .execute();
    assertThat(compartment.getTotal()).isEqualTo(HapiWard.READINGS);
  }

  @Test
  void includesWhatIsReferredTo() {
    Bundle forward =
        client
            .search()
            .forResource(Observation.class)
            .where(Observation.SUBJECT.hasId(patient))
            .include(Observation.INCLUDE_ENCOUNTER)
            .include(new Include("Encounter:participant", true))
            .sort()
            .descending(Observation.DATE)
            .count(1)
            .returnBundle(Bundle.class)
            .execute();
    Bundle backward =
        client
            .search()
            .forResource(Patient.class)
            .where(ward.identified())
            .revInclude(Encounter.INCLUDE_SUBJECT)
            .returnBundle(Bundle.class)
            .execute();

    assertThat(HapiWard.types(forward))
        .containsExactlyInAnyOrder("Observation", "Encounter", "Practitioner");
    assertThat(forward.getEntry())
        .extracting(entry -> entry.getSearch().getMode().toCode())
        .containsExactly("match", "include", "include");
    assertThat(HapiWard.types(backward)).containsExactly("Patient", "Encounter");
  }

  @ParameterizedTest
  @EnumSource(SearchStyleEnum.class)
  void sortsInEveryStyleOfRequest(SearchStyleEnum style) {
    Bundle sorted =
        readings().sort().descending(Observation.VALUE_QUANTITY).usingStyle(style).execute();

    assertThat(values(sorted.getEntry().stream().map(BundleEntryComponent::getResource)))
        .hasSize(HapiWard.READINGS)
        .startsWith("5.3", "5.2")
        .endsWith("3.1");
  }

  private static List<String> values(Stream<? extends Resource> observations) {
    return observations
        .map(resource -> ((Observation) resource).getValueQuantity().getValue().toPlainString())
        .toList();
  }

  @Test
  void pagesToTheEndAndBack() {
    IQuery<Bundle> query = readings().sort().ascending(Observation.DATE).count(5);
    Bundle page = query.totalMode(SearchTotalModeEnum.ACCURATE).execute();
    List<String> seen = new ArrayList<>(HapiWard.ids(page));
    int pages = 1;
    Bundle before = page;
    while (page.getLink(IBaseBundle.LINK_NEXT) != null) {
      before = page;
      page = client.loadPage().next(page).execute();
      assertThat(page.getTotal()).isEqualTo(HapiWard.READINGS);
      seen.addAll(HapiWard.ids(page));
      pages++;
    }

    assertThat(pages).isEqualTo(5);
    assertThat(seen).hasSize(HapiWard.READINGS);
    assertThat(new HashSet<>(seen)).hasSize(HapiWard.READINGS);
    assertThat(HapiWard.ids(client.loadPage().previous(page).execute()))
        .isEqualTo(HapiWard.ids(before));
  }

  @Test
  void takesPagesAtTheAddressOfTheSearchToo() {
    Bundle first = readings().sort().ascending(Observation.DATE).count(5).execute();
    String next = first.getLink(IBaseBundle.LINK_NEXT).getUrl();

    String behindType = next.replace("/fhir?", "/fhir/Observation?");

    assertThat(behindType).isNotEqualTo(next);
    assertThat(HapiWard.ids(client.search().byUrl(behindType).returnBundle(Bundle.class).execute()))
        .isEqualTo(HapiWard.ids(client.loadPage().next(first).execute()));
  }

  @Test
  void narrowsByLabelsAndTime() {
    Patient labelled = client.read().resource(Patient.class).withId(patient).execute();
    labelled.getMeta().addTag().setSystem("urn:example:labels").setCode(ward.run);
    client.update().resource(labelled).execute();
    DateRangeParam since =
        new DateRangeParam().setLowerBoundInclusive(labelled.getMeta().getLastUpdated());

    Bundle found =
        client
            .search()
            .forResource(Patient.class)
            .withTag("urn:example:labels", ward.run)
            .lastUpdated(since)
            .elementsSubset("identifier")
            .returnBundle(Bundle.class)
            .execute();

    assertThat(HapiWard.types(found)).containsExactly("Patient");
    assertThat(((Patient) found.getEntryFirstRep().getResource()).hasName()).isFalse();
  }
}
