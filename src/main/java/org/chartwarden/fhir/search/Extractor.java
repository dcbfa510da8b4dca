package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.path.PathProgram;
import org.chartwarden.fhir.search.types.IndexRows;
import org.chartwarden.fhir.search.types.SearchParamTypeCatalog;

/** Turns a resource into its index rows. */
@ApplicationScoped
public class Extractor {

  private final SearchParameterRegistry registry;
  private final SearchParamTypeCatalog types;
  private final Compartments compartments;

  @Inject
  public Extractor(
      SearchParameterRegistry registry, SearchParamTypeCatalog types, Compartments compartments) {
    this.registry = registry;
    this.types = types;
    this.compartments = compartments;
  }

  /** Adds all rows of one resource. */
  void extract(IndexWriter.Entry entry, IndexRows rows) {
    Set<String> patients = compartments.patientsOf(entry.type(), entry.resource());
    extract(registry.indexedOf(entry.type()), entry.resource(), rows.of(entry.pid(), patients));
    patients.forEach(rows::compartment);
  }

  /** Adds the rows of some parameters of one resource. */
  void extract(Collection<IndexedParam> params, IndexWriter.Entry entry, IndexRows rows) {
    Set<String> patients = compartments.patientsOf(entry.type(), entry.resource());
    extract(params, entry.resource(), rows.of(entry.pid(), patients));
  }

  private void extract(Collection<IndexedParam> params, ObjectNode resource, IndexRows rows) {
    for (IndexedParam indexed : params) {
      SearchParam param = indexed.param();
      if (ResourceColumn.of(param).isPresent()) {
        continue;
      }
      if (param.kind() == ParamKind.COMPOSITE) {
        if (indexed.grouped()) {
          groups(indexed, resource, rows);
        }
      } else {
        for (Located element : indexed.program().select(resource)) {
          types.of(param.kind()).index(param, element, 0, rows);
        }
      }
    }
  }

  /** Rows of a composite whose parts must come from the same element, one group per element. */
  private void groups(IndexedParam composite, ObjectNode resource, IndexRows rows) {
    int group = 0;
    for (Located start : composite.program().select(resource)) {
      group++;
      List<PathProgram> programs = composite.partPrograms().get(start.type());
      List<List<Located>> values =
          programs.stream().map(program -> program.select(start, resource)).toList();
      // An element that lacks a part can never match; its rows would only fill the index.
      if (values.stream().anyMatch(List::isEmpty)) {
        continue;
      }
      for (int i = 0; i < values.size(); i++) {
        SearchParam part = composite.parts().get(i);
        for (Located value : values.get(i)) {
          types.of(part.kind()).index(part, value, group, rows);
        }
      }
    }
  }
}
