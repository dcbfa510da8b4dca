package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.views.formats.RowFormat;
import org.chartwarden.platform.Json;

/**
 * {@code ViewDefinition/$export} and {@code ViewDefinition/[id]/$export} (SQL on FHIR 2.0,
 * OperationExport): the rows of one or several views into files, as a background job. It always
 * answers later, also without {@code Prefer: respond-async}. Views are taken as they are now.
 */
@ApplicationScoped
class ViewExportOperation implements FhirOperation {

  private static final int MOST_VIEWS = 100;

  private final ViewSources sources;
  private final Jobs jobs;

  @Inject
  ViewExportOperation(ViewSources sources, Jobs jobs) {
    this.sources = sources;
    this.jobs = jobs;
  }

  @Override
  public String definition() {
    return "ViewDefinition-export";
  }

  @Override
  public boolean choosesFormat() {
    return true;
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters given = call.parameters();
    RowFormat format = FormatChoice.of(call);
    ObjectNode request = Json.object().put("format", format.name());
    request.put("header", !given.has("header") || given.flag("header"));
    given.text("clientTrackingId").ifPresent(id -> request.put("clientTrackingId", id));
    ResourceScan scan = sources.scan(call.who(), "Patient", given);
    scan.patients().ifPresent(ids -> ids.forEach(request.putArray("patients")::add));
    scan.since().ifPresent(since -> request.put("since", since.toString()));
    views(call, request.putArray("views"));
    String id = jobs.submit(call.who(), ViewExportJob.NAME, request, call.self(), job -> {});
    return OperationAnswer.accepted(new JobLinks(call.base(), id).status());
  }

  private void views(OperationCall call, ArrayNode views) {
    OperationParameters given = call.parameters();
    List<OperationParameters.Parameter> parts = given.named("view");
    if (parts.size() > MOST_VIEWS) {
      throw FhirProblem.invalid(
          "repeated-parameter", "an export takes " + MOST_VIEWS + " views at most");
    }
    Set<String> names = new HashSet<>();
    for (OperationParameters.Parameter part : parts) {
      add(
          sources.view(call, Optional.empty(), part.parts()),
          part.parts().text("name"),
          names,
          views);
    }
    Optional<ResourceKey> key = call.key();
    if (parts.isEmpty()
        || key.isPresent()
        || given.has("viewReference")
        || given.has("viewResource")) {
      add(sources.view(call, key, given), Optional.empty(), names, views);
    }
  }

  private static void add(
      ObjectNode definition, Optional<String> wanted, Set<String> names, ArrayNode views) {
    View view = View.compile(definition);
    String base = wanted.orElse(view.name()).replaceAll("[^A-Za-z0-9_.-]", "_");
    String name = base.isBlank() || base.startsWith(".") ? "view" : base;
    for (int i = 2; !names.add(name); i++) {
      name = (base.isBlank() ? "view" : base) + "_" + i;
    }
    views.addObject().put("name", name).set("view", definition);
  }
}
