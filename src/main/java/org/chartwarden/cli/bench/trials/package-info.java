/** Measures how much of the eligibility criteria of real trials is understood. */
package org.chartwarden.cli.bench.trials;
