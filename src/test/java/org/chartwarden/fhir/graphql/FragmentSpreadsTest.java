package org.chartwarden.fhir.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.utilities.graphql.EGraphEngine;
import org.hl7.fhir.utilities.graphql.EGraphQLException;
import org.hl7.fhir.utilities.graphql.Parser;
import org.hl7.fhir.utilities.graphql.Selection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentSpreadsTest {

  /** What stands in the selection: fields by name, spreads with dots, inline fragments as on. */
  private static List<String> read(String selection)
      throws IOException, EGraphQLException, EGraphEngine {
    String query = "query { " + selection + " } fragment f on X { a } fragment g on X { b }";
    List<String> found = new ArrayList<>();
    for (Selection each :
        Parser.parse(FragmentSpreads.apart(query))
            .getDocument()
            .getOperations()
            .get(0)
            .getSelectionSet()) {
      found.add(
          each.getField() != null
              ? each.getField().getName()
              : each.getFragmentSpread() != null
                  ? "..." + each.getFragmentSpread().getName()
                  : "on " + each.getInlineFragment().getTypeCondition());
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "...f # ...f",
        "id ...f # id,...f",
        "id, ...f name # id,...f,name",
        "...f ...g id # ...f,...g,id",
        "id ... on X { a } # id,on X",
        "a: id @skip(if: false) ...f # id,...f",
        "id @first ...f # id,...f",
        "name(x: \"a ...f\") { b ...g } ...f # name,...f",
        "id...f # id,...f"
      })
  void areFoundAnywhere(String selection, String expected)
      throws IOException, EGraphQLException, EGraphEngine {
    assertThat(read(selection)).containsExactly(expected.strip().split(","));
  }
}
