package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chartwarden.fhir.path.PathCompiler;
import org.chartwarden.fhir.path.PathContext;
import org.chartwarden.fhir.path.PathProblem;
import org.chartwarden.fhir.path.PathProgram;

/** Reads and compiles the paths of a view, telling faults with their place. */
final class PathReader {

  private final ViewFaults faults;

  PathReader(ViewFaults faults) {
    this.faults = faults;
  }

  /** The compiled path of a member that must be there; empty with a fault when it is no path. */
  Optional<PathProgram> read(JsonNode parent, String place, String member, PathContext context) {
    return faults
        .text(parent, place, member, true)
        .flatMap(expression -> compile(expression, place + "." + member, context));
  }

  /** A compiled path; empty with a fault when it is none. */
  Optional<PathProgram> compile(String expression, String place, PathContext context) {
    try {
      PathProgram program = PathCompiler.compile(context, expression);
      program.faults().forEach(fault -> faults.warn(place, fault));
      return Optional.of(program);
    } catch (PathProblem e) {
      faults.add(place, e.getMessage());
      return Optional.empty();
    }
  }
}
