/**
 * Measures what the calculators cost, with JMH: one calculation from given inputs with its check
 * and unit conversion, reading notes, and the whole way from question and note to an answer.
 */
package org.chartwarden.cli.bench.calculators;
