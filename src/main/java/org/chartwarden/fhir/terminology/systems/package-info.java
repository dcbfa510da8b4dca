/**
 * The contents of code systems: held in memory, in the database, or given by a grammar. Places
 * number the concepts of one content from 0, so that any choice of concepts is a {@link
 * java.util.BitSet} and choices of 400,000 concepts are joined and cut in microseconds.
 */
package org.chartwarden.fhir.terminology.systems;
