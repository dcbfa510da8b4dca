package org.chartwarden.cli.bench.fhir;

/**
 * What a phase cost.
 *
 * @param requests answered as expected while it was measured
 * @param failed answered otherwise
 * @param perSecond requests per second
 * @param median milliseconds
 * @param p99 milliseconds
 * @param entries Bundle entries per answer
 * @param server CPU milliseconds of the server per request
 * @param database CPU milliseconds of the database per request
 */
record PhaseFigures(
    String name,
    long requests,
    long failed,
    double perSecond,
    double median,
    double p99,
    double entries,
    double server,
    double database) {

  double cpu() {
    return server + database;
  }
}
