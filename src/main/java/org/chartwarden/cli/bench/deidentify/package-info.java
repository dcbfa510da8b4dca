/** Measures what de-identification finds in the labelled notes and records of the program. */
package org.chartwarden.cli.bench.deidentify;
