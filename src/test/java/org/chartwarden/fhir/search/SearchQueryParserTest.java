package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.search.types.DateComparison;
import org.chartwarden.fhir.search.types.NoCodes;
import org.chartwarden.fhir.search.types.SearchParamTypeCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryParserTest {

  private static final SearchParameterRegistry REGISTRY = new SearchParameterRegistry();
  private static final SearchConfig CONFIG = new SmallLimits();
  private static final DateComparison DATES = new DateComparison(Clock.systemUTC());
  private static final CriterionParser CRITERIA =
      new CriterionParser(
          REGISTRY,
          new SearchParamTypeCatalog(DATES, code -> List.of(), new NoCodes()),
          new ColumnCriteria(DATES),
          Optional::empty,
          CONFIG);
  private static final SearchQueryParser PARSER =
      new SearchQueryParser(
          REGISTRY,
          CRITERIA,
          new IncludeParser(REGISTRY, CRITERIA),
          new SearchedTypes(REGISTRY, new CompartmentSearch(REGISTRY)),
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
    assertThat(query.total()).hasValue(SearchQuery.TotalMode.ACCURATE);
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
          Observation; _include:always=Observation:patient; include-not-supported; always
          Patient; _has:Observation:patient:_has:Observation:focus:_has:Observation:focus:_has:Observation:focus:_has:Observation:focus:_has:Observation:focus:code=1; chain-too-long; 5
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

  @Test
  void anAddressOfThisServerIsNoOtherServer() {
    SearchScope scope = new SearchScope("Observation", false, "http://here/fhir", Optional.empty());
    for (String base : List.of("http://here/fhir/", "https://chart.example/fhir/", "")) {
      assertThat(
              PARSER
                  .parse(scope, SearchScenario.parameters("subject=" + base + "Patient/1"))
                  .criteria())
          .isEqualTo(parse("Observation", "subject=Patient/1", false).criteria());
    }
    assertThat(parse("Observation", "subject=http://there/fhir/Patient/1", false).criteria())
        .isNotEqualTo(parse("Observation", "subject=Patient/1", false).criteria());
  }

  @Test
  void aSearchOverTypesHasABranchForEach() {
    SearchQuery query =
        parse("", "_type=Patient,Observation&_lastUpdated=gt2020&_sort=-_lastUpdated", false);
    assertThat(query.branches())
        .extracting(SearchQuery.Branch::type)
        .containsExactlyInAnyOrder("Patient", "Observation");
    assertThat(query.branches()).allSatisfy(branch -> assertThat(branch.criteria()).hasSize(1));
    assertThat(query.sort().get(0).params()).hasSize(2);
    assertThat(query.selfQuery()).startsWith("_type=Patient,Observation&");
    assertThatThrownBy(() -> parse("", "_type=Patient,Observation&birthdate=2000", false))
        .hasMessageContaining("birthdate is unknown for Observation");
    assertThatThrownBy(() -> parse("", "_count=5", false)).hasMessageContaining("_type");
  }

  @Test
  void aCompartmentHasOnlyItsMembers() {
    Optional<ResourceKey> patient = Optional.of(new ResourceKey("Patient", "1"));
    SearchQuery all = PARSER.parse(new SearchScope("", false, "", patient), List.of());
    assertThat(all.branches())
        .extracting(SearchQuery.Branch::type)
        .contains("Patient", "Condition");
    assertThat(all.branches())
        .extracting(SearchQuery.Branch::type)
        .doesNotContain("Organization", "ValueSet");
    assertThatThrownBy(
            () -> PARSER.parse(new SearchScope("Organization", false, "", patient), List.of()))
        .hasMessageContaining("Organization is not part of the Patient compartment");
  }

  @Test
  void aSearchThatSpreadsTooFarIsRefused() {
    assertThatThrownBy(() -> parse("Observation", "focus.focus.focus.focus._tag=1", false))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.code()).isEqualTo("search-too-large"));
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
    public int countWithin() {
      return 5;
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

    @Override
    public boolean fullText() {
      return true;
    }

    @Override
    public Duration fullTextWait() {
      return Duration.ofSeconds(1);
    }

    @Override
    public String reloadEvery() {
      return "1s";
    }

    @Override
    public Optional<List<String>> ownAddresses() {
      return Optional.of(List.of("https://chart.example/fhir"));
    }
  }
}
