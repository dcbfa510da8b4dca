package org.chartwarden.smart.consents;

import java.util.Set;

/**
 * Which data of a patient a provision is about. Every part that is not empty must fit.
 *
 * @param types resource types
 * @param codes one of them occurs in the resource
 * @param labels one of them is among its security labels; levels of confidentiality as {@link
 *     Confidentiality} says
 * @param resources it is one of these
 */
public record DataFilter(
    Set<String> types, Set<Label> codes, Set<Label> labels, Set<Target> resources) {

  /**
   * A resource that a provision names ({@code provision.data}).
   *
   * @param type resource type
   * @param id logical id
   * @param related whether what refers to it is meant as well
   */
  public record Target(String type, String id, boolean related) {}

  /** All data. */
  public static final DataFilter ALL = new DataFilter(Set.of(), Set.of(), Set.of(), Set.of());

  public DataFilter {
    types = Set.copyOf(types);
    codes = Set.copyOf(codes);
    labels = Set.copyOf(labels);
    resources = Set.copyOf(resources);
  }

  /** Whether it is about everything. */
  public boolean all() {
    return equals(ALL);
  }

  /** Whether it can be about resources of a type. */
  public boolean covers(String type) {
    return types.isEmpty() || types.contains(type);
  }
}
