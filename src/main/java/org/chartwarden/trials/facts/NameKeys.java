package org.chartwarden.trials.facts;

import java.util.Set;

/**
 * What the names of a patient's problems, drugs and procedures can be found by; a term that shares
 * none of it is like none of them.
 *
 * @param ids ids of the clinical vocabulary
 * @param stems stems of words
 */
public record NameKeys(Set<String> ids, Set<String> stems) {}
