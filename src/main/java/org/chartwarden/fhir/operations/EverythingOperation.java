package org.chartwarden.fhir.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.PatientRecord;
import org.chartwarden.fhir.gateway.RecordPage;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceSubset;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * {@code Patient/[id]/$everything} and {@code Patient/$everything}, FHIR R4
 * patient-operation-everything.html. Without {@code _count} the whole record is one Bundle, written
 * as it is read; with it, pages of one moment. There is no other cap.
 */
@ApplicationScoped
class EverythingOperation implements FhirOperation {

  private static final int MOST_PER_PAGE = 5000;
  private static final int BUFFER = 64 * 1024;
  private static final Pattern PAGE = Pattern.compile("([A-Za-z0-9-]{1,64})\\.(\\d{1,9})");

  private final FhirGateway gateway;

  @Inject
  EverythingOperation(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "Patient-everything";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters given = call.parameters();
    UnaryOperator<ResourceVersion> shape = shape(call);
    if (given.number("_count").isEmpty() && !given.has("_page")) {
      return whole(call, shape);
    }
    int count = Math.min(given.number("_count").orElse(100), MOST_PER_PAGE);
    RecordPage page =
        given.text("_page").isPresent()
            ? gateway.record(call.who(), cursor(given.text("_page").get()), count)
            : gateway.record(call.who(), wanted(call), count);
    return OperationAnswer.streamedResource(out -> write(call, page, count, shape, out));
  }

  /** What is shown of a resource. */
  private static UnaryOperator<ResourceVersion> shape(OperationCall call) {
    OperationParameters given = call.parameters();
    Optional<ResourceSubset> subset = ResourceSubset.asked(elements(given), given.text("_summary"));
    return subset.<UnaryOperator<ResourceVersion>>map(part -> part::of).orElse(whole -> whole);
  }

  private static Optional<String> elements(OperationParameters given) {
    return Optional.of(String.join(",", given.texts("_elements"))).filter(e -> !e.isEmpty());
  }

  private static void write(
      OperationCall call,
      RecordPage page,
      int count,
      UnaryOperator<ResourceVersion> shape,
      OutputStream out)
      throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, BUFFER);
    RecordBundle bundle = new RecordBundle(buffered, call.base());
    OptionalLong total =
        page.whole() ? OptionalLong.of(page.resources().size()) : OptionalLong.empty();
    bundle.start(total, call.self(), page.next().map(next -> address(call, next, count)));
    page.resources().forEach(resource -> bundle.add(shape.apply(resource)));
    bundle.end();
    buffered.flush();
  }

  private static String address(OperationCall call, RecordPage.Cursor next, int count) {
    String place = call.key().map(ResourceKey::reference).orElse("Patient");
    String format = call.self().contains("_format=xml") ? "&_format=xml" : "";
    OperationParameters given = call.parameters();
    String shape =
        elements(given).map(e -> "&_elements=" + encoded(e)).orElse("")
            + given.text("_summary").map(s -> "&_summary=" + encoded(s)).orElse("");
    return call.base()
        + "/"
        + place
        + "/$everything?_page="
        + next.list()
        + "."
        + next.offset()
        + "&_count="
        + count
        + shape
        + format;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Everything in one Bundle. The patient is looked up before the answer starts. */
  private OperationAnswer whole(OperationCall call, UnaryOperator<ResourceVersion> shape) {
    PatientRecord wanted = wanted(call);
    if (call.key().isPresent()) {
      gateway.read(call.who(), call.key().get());
    }
    return OperationAnswer.streamedResource(
        out -> {
          OutputStream buffered = new BufferedOutputStream(out, BUFFER);
          RecordBundle bundle = new RecordBundle(buffered, call.base());
          bundle.start(OptionalLong.empty(), call.self(), Optional.empty());
          gateway.record(call.who(), wanted, resource -> bundle.add(shape.apply(resource)));
          bundle.end();
          buffered.flush();
        });
  }

  private static PatientRecord wanted(OperationCall call) {
    OperationParameters given = call.parameters();
    List<String> types = given.items("_type");
    types.forEach(ResourceTypes::require);
    return new PatientRecord(
        call.key().map(ResourceKey::id).map(List::of).orElse(List.of()),
        types,
        given.instant("_since"),
        given.date("start"),
        given.date("end"));
  }

  private static RecordPage.Cursor cursor(String page) {
    Matcher place = PAGE.matcher(page);
    if (!place.matches()) {
      throw FhirProblem.invalid(
          "bad-page", "'" + page + "' is not a page of $everything; follow a next link");
    }
    return new RecordPage.Cursor(place.group(1), Integer.parseInt(place.group(2)));
  }
}
