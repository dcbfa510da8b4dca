/**
 * Writes Apache Parquet files (format version 2.11) without a library: those for Java bring Hadoop
 * along, and what a table of rows needs of the format is small. Pages of plain values, compressed
 * by Snappy; lists in the three-level shape.
 *
 * <p>Types: boolean is BOOLEAN, integers are INT64, decimal is DOUBLE, date is DATE, instant is
 * TIMESTAMP in microseconds, everything else is STRING, elements as JSON. A dateTime stays text
 * since it may be as short as a year. The tag {@code ansi/type} of a column overrules that (SQL on
 * FHIR 2.0, type hinting): {@code DECIMAL(p,s)} for exact decimals, {@code TIMESTAMP} for complete
 * dateTimes, {@code CHARACTER VARYING} for dates that may be incomplete.
 */
package org.chartwarden.fhir.views.formats.parquet;
