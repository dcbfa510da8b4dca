/**
 * Runs texts of MEDEC (Ben Abacha et al., Findings of ACL 2025; MEDIQA-CORR 2024) through the check
 * of notes, by the rules alone or with a model, and scores flag, sentence and correction.
 *
 * <p>Only text and sentences of a row are read before its answer is written; the labels are read by
 * the scorer alone. The errors of the set are wrong medical decisions in exam vignettes, which
 * rules cannot see: without a model the flag stays near the share of correct texts, and what is
 * worth reading is the false-positive rate.
 */
package org.chartwarden.cli.bench.medec;
