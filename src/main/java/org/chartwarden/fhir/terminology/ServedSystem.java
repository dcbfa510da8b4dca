package org.chartwarden.fhir.terminology;

import java.util.List;

/**
 * A code system that codes are known of here.
 *
 * @param url canonical URL
 * @param versions at least one, oldest first
 * @param hierarchical whether subsumption is answered for it
 */
public record ServedSystem(String url, List<Version> versions, boolean hierarchical) {

  /**
   * One version.
   *
   * @param code the version; empty for one that has none
   * @param standard whether it is meant when none is named
   * @param language BCP-47 tag of its displays, or empty
   * @param properties names of the properties of its concepts, as far as they are listed
   */
  public record Version(String code, boolean standard, String language, List<String> properties) {
    public Version {
      properties = List.copyOf(properties);
    }
  }

  public ServedSystem {
    versions = List.copyOf(versions);
  }
}
