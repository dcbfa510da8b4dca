/**
 * Measures how much of the eligibility criteria of real trials is understood, and answers criteria
 * for patients of a folder.
 */
package org.chartwarden.cli.bench.trials;
