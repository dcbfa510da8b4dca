package org.chartwarden.fhir.gateway;

import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/**
 * The stored chart, the ways to look at it and the callers with generated tokens, of tests that
 * hold every way against single reads.
 */
class AgreementFixture {

  @Inject FhirGateway gateway;

  AgreementChart chart;
  AgreementGraph graph;
  AgreementWays ways;
  List<SingleReads> callers;

  @BeforeEach
  void store() {
    chart = new AgreementChart(gateway).store();
    graph = new AgreementGraph(gateway, chart);
    ways = new AgreementWays(gateway);
    callers = SingleReads.ofCallers(gateway, chart);
  }
}
