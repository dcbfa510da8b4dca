package org.chartwarden.fhir.subscriptions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceChanged;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.model.ResourceVersion;

/** One subscription compared with the changes of its type in one group of writes. */
final class Comparison {

  /** As many as one search parameter may have alternatives. */
  private static final int PIECE = 500;

  /** What is asked once for all subscriptions that ask the same. */
  record Question(boolean before, String query, Optional<Set<String>> patients, List<String> ids) {}

  private final Watched subscription;
  private final List<ResourceChanged> changes;
  private final FhirGateway gateway;
  private final Map<Question, Set<String>> answers;
  private Set<String> matchedBefore = Set.of();
  private Set<String> visibleBefore = Set.of();
  private boolean failed;

  Comparison(
      Watched subscription,
      List<ResourceChanged> changes,
      FhirGateway gateway,
      Map<Question, Set<String>> answers) {
    this.subscription = subscription;
    this.changes = changes;
    this.gateway = gateway;
    this.answers = answers;
  }

  Watched subscription() {
    return subscription;
  }

  /** Nothing of it counts any more. */
  void fail() {
    failed = true;
  }

  /** Whether {@link #lookBefore} has anything to ask. */
  boolean looksBefore() {
    return !changedBefore().isEmpty() || !hiddenBefore().isEmpty();
  }

  /** Asks what only the state before the writes can answer. */
  void lookBefore() {
    List<String> changed = changedBefore();
    if (!changed.isEmpty()) {
      matchedBefore = ask(true, subscription.topic().previous().orElse(""), changed);
    }
    List<String> hidden = hiddenBefore();
    if (!hidden.isEmpty()) {
      visibleBefore = ask(true, subscription.filter(), hidden);
    }
  }

  /**
   * Asks at once what all of them will ask after the writes. What then is in their answers they
   * need not ask; the rest they ask each by itself.
   */
  static void askTogether(List<Comparison> comparisons) {
    record Group(String type, Optional<Set<String>> patients) {}
    comparisons.stream()
        .collect(
            Collectors.groupingBy(
                c -> new Group(c.subscription.topic().type(), c.subscription.who().patients())))
        .values()
        .forEach(Comparison::askOfOneView);
  }

  private static void askOfOneView(List<Comparison> group) {
    Comparison first = group.get(0);
    Set<String> queries = new HashSet<>();
    group.forEach(comparison -> comparison.addQueries(queries));
    List<String> living = first.living();
    if (queries.size() < 2 || living.isEmpty()) {
      return;
    }
    List<ResourceVersion> current =
        first.changes.stream()
            .filter(change -> change.kind() != WriteOutcome.Kind.DELETED)
            .map(ResourceChanged::resource)
            .toList();
    Watched watched = first.subscription;
    first
        .gateway
        .matching(watched.who(), watched.topic().type(), queries, current)
        .forEach(
            (query, matched) ->
                first.answers.put(
                    new Question(false, query, watched.who().patients(), living), matched));
  }

  private void addQueries(Set<String> queries) {
    subscription.topic().current().ifPresent(queries::add);
    if (!subscription.open()) {
      queries.add(subscription.filter());
    }
  }

  private List<String> living() {
    return ids(change -> change.kind() != WriteOutcome.Kind.DELETED);
  }

  private List<String> changedBefore() {
    return subscription.topic().previous().isEmpty()
        ? List.of()
        : ids(change -> change.kind() != WriteOutcome.Kind.CREATED);
  }

  private List<String> hiddenBefore() {
    return subscription.open() || !subscription.topic().interactions().contains("delete")
        ? List.of()
        : ids(change -> change.kind() == WriteOutcome.Kind.DELETED);
  }

  /** The changes that are events, in order; called when all is stored and indexed. */
  List<ResourceChanged> matches() {
    if (failed) {
      return List.of();
    }
    Topic topic = subscription.topic();
    List<String> living = living();
    Set<String> matched =
        topic.current().isPresent()
            ? ask(false, topic.current().get(), living)
            : Set.copyOf(living);
    Set<String> visible =
        subscription.open() ? Set.copyOf(living) : ask(false, subscription.filter(), living);
    List<ResourceChanged> found = new ArrayList<>();
    for (ResourceChanged change : changes) {
      String id = change.resource().key().id();
      boolean seen =
          change.kind() == WriteOutcome.Kind.DELETED
              ? subscription.open() || visibleBefore.contains(id)
              : visible.contains(id);
      if (seen
          && topic.triggeredBy(
              interaction(change.kind()), matchedBefore.contains(id), matched.contains(id))) {
        found.add(change);
      }
    }
    return found;
  }

  static String interaction(WriteOutcome.Kind kind) {
    return switch (kind) {
      case CREATED -> "create";
      case DELETED -> "delete";
      case UPDATED, UNCHANGED, FOUND -> "update";
    };
  }

  private List<String> ids(Predicate<ResourceChanged> which) {
    return changes.stream().filter(which).map(c -> c.resource().key().id()).distinct().toList();
  }

  private Set<String> ask(boolean before, String query, List<String> ids) {
    Optional<Set<String>> patients = subscription.who().patients();
    Question question = new Question(before, query, patients, ids);
    return answers.computeIfAbsent(question, this::answer);
  }

  private Set<String> answer(Question asked) {
    Set<String> found = new HashSet<>();
    String type = subscription.topic().type();
    List<String> ids = asked.ids();
    for (int from = 0; from < ids.size(); from += PIECE) {
      List<String> piece = ids.subList(from, Math.min(ids.size(), from + PIECE));
      found.addAll(gateway.matching(subscription.who(), type, asked.query(), piece));
    }
    return found;
  }
}
