/**
 * Query parsing, index extraction and SQL predicates; {@code types} has one class per parameter
 * type, {@code filter} reads {@code _filter}. Never decides access: it narrows a search to the
 * patients it is given.
 *
 * <p>How a search is answered: {@code SearchQueryParser} reads the parameters into one branch of
 * {@code Condition}s per resource type, {@code SearchSql} writes them as one statement in which the
 * condition on the most selective table drives and the others are semi-joins, {@code ResultSets}
 * runs it and keeps the list where there is a second page, {@code IncludeExecutor} adds what
 * includes ask for. {@code __explain=true} shows all of this for a query.
 *
 * <p>What is stored where, besides the rows of the parameter types:
 *
 * <ul>
 *   <li>{@code idx_token} also holds the identifiers with a coded type once more, under a number of
 *       their own, as {@code code|value} for {@code :of-type}: one row per type of an identifier,
 *       none for the identifiers without one.
 *   <li>{@code idx_quantity} also holds the positions of Locations, two rows each, for {@code
 *       near}; a table for them alone would cost every write of anything a look at it.
 *   <li>{@code search_unit} holds the UCUM codes in use, a few hundred rows, with what they
 *       measure. A search in mg converts its bounds into g, kg and so on; quantities need neither a
 *       second row nor a second index for it.
 *   <li>{@code search_text} holds the words of {@code _text} and {@code _content} with two GIN
 *       indexes, roughly as large as the texts themselves. Writes do not touch it: the first such
 *       search builds it, the later ones and a timer follow what was stored. A server that is never
 *       asked for words pays nothing.
 *   <li>{@code search_parameter_index} holds one row per parameter that is not of R4: how far
 *       resources stored earlier are indexed by it.
 * </ul>
 *
 * <p>Readings of FHIR R4 section 3.1.1 where it leaves a choice:
 *
 * <ul>
 *   <li>Without {@code _sort} the order is that of storage; missing values come last in either
 *       direction; equal keys keep the order of storage.
 *   <li>A descending sort takes a resource's largest value, an ascending one its smallest.
 *   <li>{@code _total=none} is the default and counts nothing: a total is told where it is known
 *       anyway. {@code estimate} counts as {@code accurate} does.
 *   <li>A result list is stored only when there is a second page, in the snapshot of the first.
 *   <li>{@code _include} of a versioned reference adds the current version. An include without
 *       {@code :iterate} applies to matches only, one with it also to whatever was added.
 *   <li>A search of several types takes parameters that all of them have.
 *   <li>The resource that owns a compartment lies in it.
 *   <li>Parameters of R4 cannot be redefined by stored SearchParameter resources, since access is
 *       decided by them; a SearchParameter that repeats one is stored and changes nothing. Only
 *       active ones are served.
 *   <li>{@code :not} and {@code :not-in} also find resources without any value. {@code :text} finds
 *       its value anywhere in the text.
 *   <li>A value set or code that the terminology does not know is refused, not searched as empty.
 *   <li>{@code _filter}: see {@code FilterCriteria}.
 * </ul>
 */
package org.chartwarden.fhir.search;
