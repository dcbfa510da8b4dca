package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.search.types.DateComparison;
import org.chartwarden.fhir.search.types.SearchParamTypeCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryParserTest {

  private static final SearchParameterRegistry REGISTRY = new SearchParameterRegistry();
  private static final SearchConfig CONFIG = new SmallLimits();
  private static final DateComparison DATES = new DateComparison(Clock.systemUTC());
  private static final SearchQueryParser PARSER =
      new SearchQueryParser(
          REGISTRY,
          new CriterionParser(
              REGISTRY, new SearchParamTypeCatalog(DATES), new ColumnCriteria(DATES), CONFIG),
          CONFIG);

  private static SearchQuery parse(String type, String query, boolean lenient) {
    return PARSER.parse(type, SearchScenario.parameters(query), lenient);
  }

  @Test
  void readsWhatShapesTheAnswer() {
    SearchQuery query =
        parse(
            "Observation",
            "code=K&_sort=-date,status&_count=7&_total=accurate&_summary=text&_elements=code,value"
                + "&_include=Observation:patient:Patient&_revinclude=Provenance:target&_format=json",
            false);
    assertThat(query.count()).isEqualTo(7);
    assertThat(query.sort())
        .extracting(key -> key.param().name())
        .containsExactly("date", "status");
    assertThat(query.sort())
        .extracting(SearchQuery.SortKey::descending)
        .containsExactly(true, false);
    assertThat(query.total()).isEqualTo(SearchQuery.TotalMode.ACCURATE);
    assertThat(query.summary()).isEqualTo(SearchQuery.SummaryMode.TEXT);
    assertThat(query.elements()).containsExactly("code", "value");
    assertThat(query.includes())
        .extracting(SearchQuery.Include::reverse)
        .containsExactly(false, true);
    assertThat(query.selfQuery()).startsWith("code=K&_sort=-date,status").doesNotContain("_format");
  }

  @Test
  void aPageIsNeverLargerThanAllowed() {
    assertThat(parse("Patient", "_count=100000", false).count()).isEqualTo(50);
    assertThat(parse("Patient", "active=true", false).count()).isEqualTo(20);
    assertThat(parse("Patient", "_count=0", false).countOnly()).isTrue();
  }

  @Test
  void theSelfQueryReadsBackAsTheSame() {
    String self =
        parse("Patient", "name=Peter Stafford&identifier=a|b&family=x&y=", true).selfQuery();
    assertThat(self).isEqualTo("name=Peter%20Stafford&identifier=a%7Cb&family=x");
  }

  @Test
  void lenientHandlingReportsWhatItIgnores() {
    SearchQuery query = parse("Patient", "kind=dog&active=true&name=", true);
    assertThat(query.criteria()).hasSize(1);
    assertThat(query.issues())
        .extracting(FhirIssue::code)
        .containsExactly("unknown-search-parameter", "empty-search-value");
    assertThat(query.selfQuery()).isEqualTo("active=true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Patient; famly=x; unknown-search-parameter; family
          Patient; birthDate=2000; unknown-search-parameter; birthdate
          Observation; patient:exact=1; modifier-not-supported; exact
          Observation; _sort=dat; unknown-search-parameter; date
          Observation; _include:iterate=Observation:patient; include-not-supported; iterate
          Observation; code=a,b,c,d,e,f; too-many-alternatives; 6
          Observation; subject.subject.subject.subject.subject.subject.subject=1; unknown-search-parameter; subject
          Patient; link.link.link.link.link.link.link.link=1; chain-too-long; 5
          Martian; x=1; unknown-type; Martian
          """)
  void namesWhatItRefuses(String type, String query, String code, String mention) {
    assertThatThrownBy(() -> parse(type, query, false))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.getMessage()).contains(mention);
            });
  }

  private static final class SmallLimits implements SearchConfig {
    @Override
    public Duration timeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public int defaultCount() {
      return 20;
    }

    @Override
    public int maxCount() {
      return 50;
    }

    @Override
    public int maxAlternatives() {
      return 5;
    }

    @Override
    public int maxIncludes() {
      return 10;
    }

    @Override
    public int listSize() {
      return 10;
    }

    @Override
    public Duration resultLifetime() {
      return Duration.ofMinutes(1);
    }

    @Override
    public String cleanEvery() {
      return "1m";
    }
  }
}
