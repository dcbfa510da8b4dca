package org.chartwarden.fhir.guides;

import java.util.List;
import java.util.Set;

/**
 * A package that is loaded.
 *
 * @param name its name
 * @param version its version
 * @param title its title
 * @param resources number of resources that came with it
 * @param missing packages it depends on that are not there, as {@code name#version}
 */
public record LoadedGuide(
    String name, String version, String title, int resources, List<String> missing) {

  /** The same guide, of which the packages with these names are not missing. */
  LoadedGuide without(Set<String> names) {
    List<String> left =
        missing.stream().filter(id -> !names.contains(id.substring(0, id.indexOf('#')))).toList();
    return new LoadedGuide(name, version, title, resources, left);
  }

  /** {@code name#version}. */
  public String id() {
    return name + "#" + version;
  }
}
