package org.chartwarden.cli;

import java.util.List;
import org.chartwarden.calculators.intake.ChartRecords;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** The record of a command that opens no store. */
final class NoRecords implements ChartRecords {

  @Override
  public ResourceVersion read(AccessContext who, String type, String id) {
    throw FhirProblem.notFound(new ResourceKey(type, id));
  }

  @Override
  public List<ResourceVersion> first(AccessContext who, String type, String query, int most) {
    return List.of();
  }
}
