package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;

/**
 * What a capability knows about the content of one resource type beyond its structure and profiles,
 * for {@code $validate}; beans of this type are collected.
 */
public interface ContentCheck {

  /** The resource type it is for. */
  String type();

  /** All that is wrong with a resource, each with its place. */
  List<FhirIssue> issues(ObjectNode resource);
}
