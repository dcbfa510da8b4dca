/**
 * The formats that rows are written in, one class each, with what lists them ({@link
 * org.chartwarden.fhir.views.formats.RowFormatCatalog}). A format gets cells as JSON in the order
 * of the columns and writes them at once, so that rows are streamed; only Parquet gathers a group
 * of rows. Nothing here reads the store.
 */
package org.chartwarden.fhir.views.formats;
