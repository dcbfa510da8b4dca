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
 * <p>One statement finds the matches, numbers them, stores the list when it is longer than the
 * page, and returns the contents of the page, which are never parsed on their way out. It needs no
 * transaction, for one statement is its own snapshot. It is planned anew each time with its
 * arguments in view: a code may occur once or a million times, and a plan for the average took 8 s
 * where 6 ms were enough. A list without sort order ends after {@code count-within} matches and
 * goes on, in order of storage, in a longer list ({@code list-size}) when somebody comes that far,
 * so that a first page costs the same however many resources match; its total is then only told
 * when {@code _total} asks.
 *
 * <p>Two kinds of index serve every table of rows. {@code ..._pid} (the resource's number alone)
 * holds each number once with all its rows; it serves deletion, sorting and {@code :missing}, and
 * is small because the rows of one resource lie together. The others lead from a value to
 * resources: with the number in the key where matches are wanted in its order and may be millions
 * (tokens, dates, quantities), without it where one value has few of them (references, strings), so
 * that the value stands there once.
 *
 * <p>Tokens are found in three ways:
 *
 * <ul>
 *   <li>{@code idx_token_key} by {@code token_key}, a 64-bit hash of parameter, system and code,
 *       and then by number. It answers a code alone from the index, in order of storage, and counts
 *       without a look at the rows. Entries of one size fill the pages of the index; with the text
 *       of the code in it they were half empty. A code without a system is looked up with every
 *       system that the parameter has in use ({@code search_system}), so it is found by its keys as
 *       well. That two values share a key happens once in 10<sup>12</sup> questions to a table of
 *       10<sup>7</sup> different ones.
 *   <li>{@code idx_token_patient} by patient and key: what a chart asks ({@code patient=X&code=Y}),
 *       and what {@code _has} asks of one patient after another. The patient is a 32-bit hash
 *       ({@code PatientKey}) of whose compartment the resource lies in; it only narrows, the
 *       reference decides.
 *   <li>{@code idx_token_code} by parameter and text: URIs, {@code system|} and {@code :missing}.
 * </ul>
 *
 * <p>{@code Patient?_has:Observation:patient:code=X} looks first whether more than 500 rows have
 * the code. If not, these rows lead to the patients; if so, patients are asked in order of storage
 * whether they have one, until the page is full.
 *
 * <p>What they cost, in bytes per resource, measured after loading Synthea patients (six token
 * rows, five references, three strings, one date and one quantity each): tokens 487, by key 258, by
 * patient 84, by code 75, by pid 68 (with the text of the code in one index in place of the first
 * three: 429, 615 and 99); references 473, by target about 200, by pid 82; strings 224, by text 33,
 * by pid 54; quantities 98, by either bound about 70, by pid 21; dates 69, by either bound 77, by
 * pid 34; compartments 75, by patient 117, by pid 30.
 *
 * <p>What is stored where, besides the rows of the parameter types:
 *
 * <ul>
 *   <li>{@code idx_token} also holds the identifiers with a coded type once more, under a number of
 *       their own, as {@code code|value} for {@code :of-type}: one row per type of an identifier,
 *       none for the identifiers without one.
 *   <li>{@code idx_quantity} also holds the positions of Locations, two rows each, for {@code
 *       near}; a table for them alone would cost every write of anything a look at it.
 *   <li>{@code search_system} holds the systems of codes that each parameter has in use, some
 *       hundred rows.
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
 *   <li>Without {@code _total} the total is told where it is known anyway: always in a sorted
 *       search, else up to {@code count-within} matches. {@code none} leaves it out and counts
 *       nothing; {@code accurate} counts; {@code estimate} is exact up to {@code list-size} and
 *       beyond it what the database expects.
 *   <li>A sort by quantity compares numbers in the unit that stands for their kind ({@code
 *       search_unit}); those without a UCUM code are compared as they are.
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
