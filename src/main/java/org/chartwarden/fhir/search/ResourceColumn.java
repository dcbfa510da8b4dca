package org.chartwarden.fhir.search;

import java.util.Optional;

/** Parameters that are columns of the resource table and have no index rows of their own. */
enum ResourceColumn {
  ID("id"),
  LAST_UPDATED("last_updated");

  private final String column;

  ResourceColumn(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  static Optional<ResourceColumn> of(SearchParam param) {
    return switch (param.name()) {
      case "_id" -> Optional.of(ID);
      case "_lastUpdated" -> Optional.of(LAST_UPDATED);
      default -> Optional.empty();
    };
  }
}
