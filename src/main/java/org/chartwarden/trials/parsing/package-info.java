/**
 * Eligibility text to criteria with their places, and each criterion to its logical form. {@link
 * org.chartwarden.trials.parsing.CriteriaParser} is the way in. Pure; the time grows with the
 * length of the text.
 *
 * <p>How the text is cut, where the registry leaves it open:
 *
 * <ul>
 *   <li>A heading says which kind follows; headings stand on lines of their own or open a
 *       paragraph. Other lines that end with a colon open a list: what they say is the context of
 *       its items. A colon alone behind inclusions is the heading of the exclusions.
 *   <li>A list of alternatives in an inclusion ("at least one of the following") is one criterion;
 *       in an exclusion each item is one, since each of them excludes.
 *   <li>A bullet that only explains the one before ("X is defined as ...") goes on with it.
 *   <li>Headings of cohorts are no criteria; what follows belongs to the cohort.
 *   <li>A section without bullets is cut at semicolons or sentences.
 * </ul>
 *
 * <p>How words join: "and" binds closer than "or"; a comma stands for the next joint of its list.
 * In an exclusion "and" between things of one kind means any of them. "Except", "other than" and
 * "unless" open an exception that lasts to the end of the clause. Words that no type understands
 * become open words of the question beside them, or, where they stand alone, an unsupported part.
 * The words that join, deny and except stand in {@code vocabulary/trial-joints.psv}.
 */
package org.chartwarden.trials.parsing;
