/**
 * A conformance suite of our own: one row per clause of the R4 pages http.html and search.html that
 * is implemented, run over HTTP against the packaged server. Rows stand in {@code
 * src/test/resources/conformance}, the data they speak of in {@code fixture.json} there.
 */
package org.chartwarden.conformance;
