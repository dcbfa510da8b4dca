package org.chartwarden.fhir.graphql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.utilities.graphql.Document;
import org.hl7.fhir.utilities.graphql.Fragment;
import org.hl7.fhir.utilities.graphql.Operation;
import org.hl7.fhir.utilities.graphql.Selection;

/**
 * What a query becomes when its fragments are put where they are named. The engine would unfold a
 * fragment that names itself for ever, and a short chain of fragments, each of which names the next
 * one twice, nearly so.
 */
final class UnfoldedQuery {

  private static final long MOST_SELECTIONS = 10_000;
  private static final int MOST_OPEN = 50;

  private final Map<String, Fragment> fragments = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private UnfoldedQuery(Document document) {
    document.getFragments().forEach(fragment -> fragments.put(fragment.getName(), fragment));
  }

  /** Refuses a query with too many selections. */
  static void check(Document document, Operation operation) {
    if (new UnfoldedQuery(document).size(operation.getSelectionSet()) > MOST_SELECTIONS) {
      throw GraphqlQuery.fault("it selects more than " + MOST_SELECTIONS + " fields");
    }
  }

  private long size(List<Selection> selections) {
    long size = 0;
    for (Selection selection : selections) {
      long inner = 0;
      if (selection.getField() != null) {
        inner = size(selection.getField().getSelectionSet());
      } else if (selection.getInlineFragment() != null) {
        inner = size(selection.getInlineFragment().getSelectionSet());
      } else if (selection.getFragmentSpread() != null) {
        inner = size(selection.getFragmentSpread().getName());
      }
      size = Math.min(size + 1 + inner, MOST_SELECTIONS + 1);
    }
    return size;
  }

  private long size(String name) {
    Fragment fragment = fragments.get(name);
    if (fragment == null) {
      throw GraphqlQuery.fault("there is no fragment of the name '" + name + "'");
    }
    if (sizes.containsKey(name)) {
      return sizes.get(name);
    }
    if (!open.add(name)) {
      throw GraphqlQuery.fault("the fragment '" + name + "' contains itself");
    }
    if (open.size() > MOST_OPEN) {
      throw GraphqlQuery.fault("its fragments name one another more than " + MOST_OPEN + " deep");
    }
    long size = size(fragment.getSelectionSet());
    open.remove(name);
    sizes.put(name, size);
    return size;
  }
}
