package org.chartwarden.fhir.search.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import org.chartwarden.fhir.search.ParamKind;
import org.junit.jupiter.api.Test;

class SearchParamTypeCatalogTest {

  private final SearchParamTypeCatalog catalog =
      new SearchParamTypeCatalog(new DateComparison(Clock.systemUTC()));

  @Test
  void everyKindButSpecialHasATypeAndATable() {
    for (ParamKind kind :
        Arrays.stream(ParamKind.values()).filter(k -> k != ParamKind.SPECIAL).toList()) {
      assertThat(catalog.of(kind).kind()).isEqualTo(kind);
      assertThat(getClass().getResource("/search/" + kind.code() + ".csv"))
          .as("the case table of %s", kind)
          .isNotNull();
    }
  }
}
