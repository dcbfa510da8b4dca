package org.chartwarden.fhir.terminology.maps;

import java.util.List;
import java.util.Objects;

/**
 * What to translate.
 *
 * @param codes codes with their systems; all are tried
 * @param source value set that the codes were taken from, or empty
 * @param target value set to translate to, or empty
 * @param targetSystem code system to translate to, or empty
 * @param dependencies what else is known about the case
 * @param reverse from the targets of the maps to their sources
 */
public record TranslationRequest(
    List<Code> codes,
    String source,
    String target,
    String targetSystem,
    List<Dependency> dependencies,
    boolean reverse) {

  /**
   * A code of a system.
   *
   * @param system its system, or empty
   * @param version version of the system, or empty
   */
  public record Code(String system, String version, String code) {
    public Code {
      Objects.requireNonNull(code, "code");
    }
  }

  /**
   * A fact that a mapping may depend on.
   *
   * @param element the property it is about
   * @param values its codes and texts
   */
  public record Dependency(String element, List<Code> values) {
    public Dependency {
      values = List.copyOf(values);
    }
  }

  public TranslationRequest {
    codes = List.copyOf(codes);
    dependencies = List.copyOf(dependencies);
  }
}
