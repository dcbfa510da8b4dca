package org.chartwarden.smart.consents;

import java.util.List;

/**
 * What a provision says to one caller at one moment: only the data it is about is left to look at.
 *
 * @param deny whether it withholds what it is about, or permits it
 * @param data what it is about
 * @param exceptions rules within it that decide otherwise or again
 */
public record DataRule(boolean deny, DataFilter data, List<DataRule> exceptions) {

  public DataRule {
    exceptions = List.copyOf(exceptions);
  }

  /** Whether it withholds everything. */
  public boolean everything() {
    return deny && data.all() && exceptions.stream().allMatch(DataRule::deny);
  }

  /** Whether it, or something within it, withholds. */
  boolean withholds() {
    return deny || exceptions.stream().anyMatch(DataRule::withholds);
  }
}
