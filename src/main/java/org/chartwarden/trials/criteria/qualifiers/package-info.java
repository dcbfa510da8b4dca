/**
 * Words that narrow a condition and that are understood: how grave it is, how it runs, where it is.
 * A {@link org.chartwarden.trials.criteria.qualifiers.Qualifier} answers from what the chart tells
 * of the condition: the severity, site and stage of its row, its name, its dates, and the words
 * that stand nearest to it in the notes. {@link
 * org.chartwarden.trials.criteria.qualifiers.QualifierReader} is the way in; a kind of qualifier
 * that needs more than words has a class here and a line in {@link
 * org.chartwarden.trials.criteria.qualifiers.QualifierCatalog}, all others a row in {@code
 * vocabulary/trial-qualifiers.psv}.
 */
package org.chartwarden.trials.criteria.qualifiers;
