package org.chartwarden.fhir.search.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.chartwarden.fhir.search.ParamKind;
import org.junit.jupiter.api.Test;

class SearchParamTypeCatalogTest {

  private final SearchParamTypeCatalog catalog =
      new SearchParamTypeCatalog(
          new DateComparison(Clock.systemUTC()), code -> List.of(), new NoCodes());

  @Test
  void everyKindHasATypeAndATable() {
    for (ParamKind kind : ParamKind.values()) {
      assertThat(catalog.of(kind).kind()).isEqualTo(kind);
      assertThat(getClass().getResource("/search/" + kind.code() + ".csv"))
          .as("the case table of %s", kind)
          .isNotNull();
    }
  }
}
