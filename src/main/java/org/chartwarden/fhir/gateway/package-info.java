/**
 * The one door to clinical data: decide access, validate, store, index, audit, announce, in one
 * transaction. Whoever wants clinical data calls {@link org.chartwarden.fhir.gateway.FhirGateway};
 * nothing else outside {@code fhir} may see storage, search or validation.
 *
 * <p>Where FHIR R4 leaves a choice:
 *
 * <ul>
 *   <li>http.html#update: a PUT or PATCH whose content equals the current version makes no new
 *       version and answers 200 with the version there is. Equal means every value with its digits
 *       and every list in its order, in whatever order of members; id, version and time of the meta
 *       do not count.
 *   <li>http.html#concurrency: {@code If-Match} of a resource that never was fails with 412, also
 *       on DELETE; a deleted one can be matched by the number of its deletion, but not by {@code
 *       *}.
 *   <li>Two conditions with the same criteria in another order are one condition, and two that name
 *       the same identifier exclude each other, so that racing clients make one resource.
 *   <li>http.html#cond-update: no match and an id in the body is an update as create; when that id
 *       exists without matching, the answer is 409. A body without id gets the id that the
 *       condition {@code _id=...} names, for under another one the next such update would not find
 *       it.
 *   <li>http.html#cond-delete: all matches are deleted (conditionalDelete multiple); more than the
 *       configured limit are 412 with their number. Parameters that shape the answer of a search,
 *       such as {@code _count}, have no meaning in a condition.
 *   <li>http.html#trules: what DELETE, PUT and PATCH entries mean is decided before any of them is
 *       carried out, so two that mean one resource are a fault, whatever their conditions.
 *   <li>http.html#history: {@code _at} shows the versions that were current at some point of the
 *       time given, deletions among them. The only order is newest first. A history of more than
 *       10,000 versions has no total. {@code _list} shows the versions of what a List refers to on
 *       this server: all of a resource, or the one that the reference names; entries marked as
 *       deleted do not count.
 *   <li>http.html#trules: an operation within a transaction is carried out with the reads, after
 *       all writes, so one that changes something is refused with 422; a batch carries out any. The
 *       answers of the operations of one Bundle may have 32 MB; one that is no resource comes as a
 *       Binary. A search by POST takes its form in a Binary or as a Parameters resource.
 *   <li>search.html#query: there are no named queries, so {@code _query} is refused even by {@code
 *       handling=lenient}.
 *   <li>http.html#trules: two conditional creates with the same condition in one transaction make
 *       one resource. A conditional reference that the store does not answer is answered by a
 *       conditional create of the same transaction with the same condition.
 *   <li>http.html#trules: addresses of entries are rewritten in references (a version in one is
 *       left out), in elements of type uri and in the links and images of narratives; in plain
 *       strings, identifiers among them, they are not, nor in elements of type uuid, which can hold
 *       nothing else.
 *   <li>Referential integrity of literal references is not enforced: charts arrive in any order.
 *   <li>Of the history of a type or of the system a caller who may not see everything is shown what
 *       it may see, without a total; the history of one resource is refused when any version on the
 *       page is not the caller's to see. A version of which the resource is now another patient's
 *       is not shown to the patient whose it was.
 *   <li>A deletion is the patient's whose the version before it was.
 *   <li>Who holds a token that reaches only some of a type is answered 403 alike for what is not
 *       there and for what is another's.
 *   <li>Consents are asked anew for each page of a list, so a page may have fewer entries than the
 *       list said; another process of the same database hears of a changed consent within seconds.
 *   <li>A batch of a caller that brought a transaction is held by it as a whole.
 * </ul>
 */
package org.chartwarden.fhir.gateway;
