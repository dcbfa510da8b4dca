package org.chartwarden.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.apache.GZipContentInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.exceptions.NonFhirResponseException;
import ca.uhn.fhir.rest.client.interceptor.CapturingInterceptor;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The HAPI generic client writes, reads, calls operations and is told what is wrong. */
@QuarkusTest
class HapiClientIT {

  @TestHTTPResource("/fhir")
  URL base;

  private HapiWard ward;
  private IGenericClient client;

  @BeforeEach
  void open() {
    ward = new HapiWard(base);
    client = ward.client;
  }

  private Patient read(String id) {
    return client.read().resource(Patient.class).withId(id).execute();
  }

  @Test
  void knowsTheServerByItsCapabilities() {
    CapabilityStatement statement =
        client.capabilities().ofType(CapabilityStatement.class).execute();

    assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
    assertThat(statement.getRestFirstRep().getResource())
        .anySatisfy(
            resource -> {
              assertThat(resource.getType()).isEqualTo("Patient");
              assertThat(resource.getInteraction()).hasSizeGreaterThan(7);
              assertThat(resource.getConditionalCreate()).isTrue();
            });
  }

  @Test
  void writesAndReadsAPatient() {
    MethodOutcome created =
        client.create().resource(ward.patient()).prefer(PreferReturnEnum.REPRESENTATION).execute();
    String id = created.getId().toUnqualifiedVersionless().getValue();

    assertThat(created.getCreated()).isTrue();
    assertThat(created.getId().getVersionIdPart()).isEqualTo("1");
    assertThat(((Patient) created.getResource()).getNameFirstRep().getGivenAsSingleString())
        .isEqualTo("Åsa");

    Patient patient = read(id);
    patient.addTelecom().setValue("+46 8 123");
    MethodOutcome updated = client.update().resource(patient).execute();
    assertThat(updated.getId().getVersionIdPart()).isEqualTo("2");
    assertThat(client.update().resource(patient).withId(id).execute().getId().getVersionIdPart())
        .as("nothing changed")
        .isEqualTo("2");

    Patient first =
        client
            .read()
            .resource(Patient.class)
            .withIdAndVersion(created.getId().getIdPart(), "1")
            .execute();
    assertThat(first.getTelecom()).isEmpty();
    assertThat(
            client.read().resource(Patient.class).withUrl(base + "/" + id).execute().getTelecom())
        .hasSize(1);
    assertThat(
            client
                .read()
                .resource(Patient.class)
                .withId(id)
                .ifVersionMatches("2")
                .returnNull()
                .execute())
        .isNull();
    assertThatThrownBy(
            () ->
                client
                    .read()
                    .resource(Patient.class)
                    .withId(id)
                    .ifVersionMatches("2")
                    .throwNotModifiedException()
                    .execute())
        .isInstanceOf(NotModifiedException.class);
    Patient part =
        client.read().resource(Patient.class).withId(id).elementsSubset("birthDate").execute();
    assertThat(part.hasName()).isFalse();
    assertThat(part.getBirthDateElement().getValueAsString()).isEqualTo("1961-04-09");
    assertThat(
            client
                .read()
                .resource(Patient.class)
                .withId(id)
                .summaryMode(SummaryEnum.TRUE)
                .execute()
                .getMeta()
                .getTag())
        .anyMatch(tag -> tag.getCode().equals("SUBSETTED"));
  }

  @Test
  void refusesAStaleVersion() {
    Patient patient = read(ward.admit());
    client.update().resource(patient.setActive(false)).execute();

    OperationOutcome told =
        refused(
            PreconditionFailedException.class,
            () -> client.update().resource(patient.setActive(true)).execute());

    assertThat(told.getIssueFirstRep().getCode()).isEqualTo(OperationOutcome.IssueType.CONFLICT);
  }

  @Test
  void writesOnConditions() {
    MethodOutcome first =
        client.create().resource(ward.patient()).conditional().where(ward.identified()).execute();
    MethodOutcome second =
        client.create().resource(ward.patient()).conditional().where(ward.identified()).execute();
    assertThat(second.getId().getIdPart()).isEqualTo(first.getId().getIdPart());

    MethodOutcome updated =
        client
            .update()
            .resource(ward.patient().setActive(false))
            .conditional()
            .where(ward.identified())
            .execute();
    assertThat(updated.getId().getIdPart()).isEqualTo(first.getId().getIdPart());
    assertThat(updated.getId().getVersionIdPart()).isEqualTo("2");

    MethodOutcome patched =
        client
            .patch()
            .withBody("[{\"op\":\"replace\",\"path\":\"/active\",\"value\":true}]")
            .conditional(Patient.class)
            .where(ward.identified())
            .execute();
    assertThat(patched.getId().getVersionIdPart()).isEqualTo("3");

    client.delete().resourceConditionalByType(Patient.class).where(ward.identified()).execute();
    assertThatThrownBy(() -> read("Patient/" + first.getId().getIdPart()))
        .isInstanceOf(ResourceGoneException.class);
  }

  @Test
  void patchesInEveryLanguage() {
    String id = ward.admit();

    client
        .patch()
        .withBody("[{\"op\":\"replace\",\"path\":\"/birthDate\",\"value\":\"1961-04-19\"}]")
        .withId(id)
        .execute();
    Parameters patch = new Parameters();
    ParametersParameterComponent operation = patch.addParameter().setName("operation");
    operation.addPart().setName("type").setValue(new CodeType("replace"));
    operation.addPart().setName("path").setValue(new StringType("Patient.active"));
    operation.addPart().setName("value").setValue(new BooleanType(false));
    MethodOutcome patched = client.patch().withFhirPatch(patch).withId(id).execute();
    client
        .patch()
        .withBody(
            "<diff xmlns:f=\"http://hl7.org/fhir\">"
                + "<replace sel=\"f:Patient/f:gender/@value\">other</replace></diff>")
        .withId(id)
        .execute();

    assertThat(patched.getId().getVersionIdPart()).isEqualTo("3");
    Patient patient = read(id);
    assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1961-04-19");
    assertThat(patient.getActive()).isFalse();
    assertThat(patient.getGender().toCode()).isEqualTo("other");
    refused(
        UnprocessableEntityException.class,
        () ->
            client
                .patch()
                .withBody("[{\"op\":\"test\",\"path\":\"/active\",\"value\":true}]")
                .withId(id)
                .execute());
  }

  @Test
  void sendsTransactionsAndBatches() {
    String id = ward.admit();

    Bundle answer = client.transaction().withBundle(ward.stay(id)).execute();
    assertThat(answer.getType()).isEqualTo(BundleType.TRANSACTIONRESPONSE);
    assertThat(answer.getEntry())
        .hasSize(HapiWard.READINGS + 2)
        .allSatisfy(entry -> assertThat(entry.getResponse().getStatus()).startsWith("201"));
    Observation last =
        client
            .read()
            .resource(Observation.class)
            .withUrl(base + "/" + answer.getEntry().get(24).getResponse().getLocation())
            .execute();
    assertThat(last.getEncounter().getReference())
        .isEqualTo(answer.getEntry().get(1).getResponse().getLocation().replaceAll("/_h.*", ""));
    assertThat(last.getValueQuantity().getValue()).isEqualByComparingTo("5.3");

    Bundle batch = new Bundle().setType(BundleType.BATCH);
    for (String url : List.of(id, "Patient/nobody-" + ward.run, "Observation?subject=" + id)) {
      batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl(url);
    }
    Bundle answers = client.transaction().withBundle(batch).execute();
    assertThat(answers.getType()).isEqualTo(BundleType.BATCHRESPONSE);
    assertThat(answers.getEntry())
        .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
        .containsExactly("200", "404", "200");
    assertThat(answers.getEntry().get(2).getResource()).isInstanceOf(Bundle.class);

    Bundle wrong = ward.stay(id);
    wrong.getEntry().get(1).getRequest().setUrl("Patient");
    OperationOutcome told =
        refused(
            BaseServerResponseException.class,
            () -> client.transaction().withBundle(wrong).execute());
    assertThat(told.getIssueFirstRep().getDiagnostics()).contains("Encounter");
  }

  @Test
  void readsHistories() {
    Date before = new Date(System.currentTimeMillis() - 60_000);
    String id = ward.admit();
    client.update().resource(read(id).setActive(false)).execute();
    client.delete().resourceById(read(id).getIdElement().toUnqualifiedVersionless()).execute();

    Bundle own = client.history().onInstance(id).returnBundle(Bundle.class).execute();
    assertThat(own.getEntry())
        .extracting(entry -> entry.getRequest().getMethod())
        .containsExactly(HTTPVerb.DELETE, HTTPVerb.PUT, HTTPVerb.POST);
    Bundle page = client.history().onInstance(id).returnBundle(Bundle.class).count(2).execute();
    assertThat(page.getEntry()).hasSize(2);
    Bundle rest = client.loadPage().next(page).execute();
    assertThat(rest.getEntry())
        .extracting(entry -> entry.getResource().getMeta().getVersionId())
        .containsExactly("1");
    for (Bundle wide :
        List.of(
            client
                .history()
                .onType(Patient.class)
                .returnBundle(Bundle.class)
                .since(before)
                .execute(),
            client.history().onServer().returnBundle(Bundle.class).since(before).execute())) {
      assertThat(wide.getType()).isEqualTo(BundleType.HISTORY);
      assertThat(wide.getEntry()).isNotEmpty();
    }
  }

  @Test
  void callsOperations() {
    String id = ward.admit();
    client.transaction().withBundle(ward.stay(id)).execute();

    Bundle everything =
        client
            .operation()
            .onInstance(id)
            .named("$everything")
            .withNoParameters(Parameters.class)
            .useHttpGet()
            .returnResourceType(Bundle.class)
            .execute();
    assertThat(everything.getEntry()).hasSize(HapiWard.READINGS + 3);
    Bundle newest =
        client
            .operation()
            .onType(Observation.class)
            .named("lastn")
            .withSearchParameter(Parameters.class, "patient", new ReferenceParam(id))
            .useHttpGet()
            .returnResourceType(Bundle.class)
            .execute();
    assertThat(newest.getEntry()).hasSize(1);
    assertThat(
            ((Observation) newest.getEntryFirstRep().getResource()).getValueQuantity().getValue())
        .isEqualByComparingTo("5.3");

    Meta label = new Meta();
    label.addTag().setSystem("urn:example:labels").setCode(ward.run);
    assertThat(client.meta().add().onResource(id(id)).meta(label).execute().getTag()).hasSize(1);
    assertThat(client.meta().get(Meta.class).fromResource(id(id)).execute().getTag()).hasSize(1);
    assertThat(client.meta().delete().onResource(id(id)).meta(label).execute().getTag()).isEmpty();
  }

  private static IdType id(String reference) {
    return new IdType(reference);
  }

  @Test
  void validates() {
    Observation incomplete = new Observation();
    incomplete.getCode().setText("x");

    OperationOutcome told =
        (OperationOutcome) client.validate().resource(incomplete).execute().getOperationOutcome();

    assertThat(told.getIssue())
        .anySatisfy(
            issue -> {
              assertThat(issue.getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.ERROR);
              assertThat(issue.getExpression().toString()).contains("Observation");
              assertThat(issue.getDiagnostics()).contains("status");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = EncodingEnum.class,
      names = {"JSON", "XML"})
  void speaks(EncodingEnum encoding) {
    client.setEncoding(encoding);
    CapturingInterceptor wire = new CapturingInterceptor();
    client.registerInterceptor(wire);

    String id = ward.admit();
    client.transaction().withBundle(ward.stay(id)).execute();
    Patient patient = read(id);
    Bundle found =
        client
            .search()
            .forResource(Observation.class)
            .where(Observation.SUBJECT.hasId(id))
            .returnBundle(Bundle.class)
            .execute();

    assertThat(wire.getLastResponse().getMimeType())
        .contains("fhir+" + encoding.name().toLowerCase(Locale.ROOT));
    assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Östling-" + ward.run);
    assertThat(found.getTotal()).isEqualTo(HapiWard.READINGS);
    assertThat(
            refused(ResourceNotFoundException.class, () -> read("Patient/nobody-" + ward.run))
                .getIssue())
        .hasSize(1);
  }

  @Test
  void compressesBothWays() {
    client.registerInterceptor(new GZipContentInterceptor());
    CapturingInterceptor wire = new CapturingInterceptor();
    client.registerInterceptor(wire);

    String id = ward.admit();
    assertThat(wire.getLastRequest().getAllHeaders())
        .containsEntry("Content-Encoding", List.of("gzip"));
    client.transaction().withBundle(ward.stay(id)).execute();
    Bundle found =
        client
            .search()
            .forResource(Observation.class)
            .where(Observation.SUBJECT.hasId(id))
            .count(100)
            .returnBundle(Bundle.class)
            .execute();

    Map<String, List<String>> asked = wire.getLastRequest().getAllHeaders();
    assertThat(asked).containsEntry("Accept-Encoding", List.of("gzip"));
    assertThat(found.getEntry()).hasSize(HapiWard.READINGS);
  }

  @Test
  void keepsBytes() {
    byte[] letter = "Kära kollega".getBytes(StandardCharsets.UTF_8);
    Binary binary = new Binary().setContentType("text/plain").setData(letter);

    String id = client.create().resource(binary).execute().getId().getIdPart();

    Binary stored = client.read().resource(Binary.class).withId(id).execute();
    assertThat(stored.getContentType()).isEqualTo("text/plain");
    assertThat(stored.getData()).isEqualTo(letter);
  }

  @Test
  void answersWithWhatIsPreferred() {
    Basic basic = new Basic();
    basic.getCode().setText(ward.run);

    MethodOutcome minimal =
        client.create().resource(basic).prefer(PreferReturnEnum.MINIMAL).execute();
    MethodOutcome outcome =
        client.create().resource(basic).prefer(PreferReturnEnum.OPERATION_OUTCOME).execute();

    assertThat(minimal.getId().getIdPart()).isNotBlank();
    assertThat(minimal.getResource()).isNull();
    assertThat(outcome.getId().getIdPart()).isNotBlank();
    assertThat(outcome.getOperationOutcome()).isInstanceOf(OperationOutcome.class);
  }

  @Test
  void tellsErrorsAsTheClientKnowsThem() {
    String id = ward.admit();
    client.delete().resourceById(id(id)).execute();

    refused(ResourceGoneException.class, () -> read(id));
    refused(ResourceNotFoundException.class, () -> read("Patient/nobody-" + ward.run));
    refused(
        InvalidRequestException.class,
        () -> client.search().byUrl("Patient?birthdat=1961").execute());
    Observation incomplete = new Observation();
    incomplete.getCode().setText("x");
    OperationOutcome told =
        refused(
            UnprocessableEntityException.class,
            () -> client.create().resource(incomplete).execute());
    assertThat(told.getIssueFirstRep().getExpression().toString()).contains("Observation.status");
  }

  /** What the server said of a request that it must refuse, as an exception of one type. */
  private static OperationOutcome refused(
      Class<? extends BaseServerResponseException> type, ThrowingCallable request) {
    BaseServerResponseException problem = catchThrowableOfType(type, request);
    assertThat(problem)
        .as("a refusal")
        .isInstanceOf(type)
        .isNotInstanceOf(NonFhirResponseException.class);
    assertThat(problem.getOperationOutcome()).isInstanceOf(OperationOutcome.class);
    OperationOutcome told = (OperationOutcome) problem.getOperationOutcome();
    assertThat(told.getIssueFirstRep().getDiagnostics()).isNotBlank();
    return told;
  }
}
