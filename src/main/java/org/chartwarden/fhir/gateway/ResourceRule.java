package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A rule of a capability for resources of one type; beans of this type are collected. */
public interface ResourceRule {

  /** The resource type it is for. */
  String type();

  /**
   * Checks content that is about to be stored.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem when it must not be stored
   */
  void check(ObjectNode resource);
}
