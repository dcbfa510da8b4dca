package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.validation.ResourceValidator;
import org.chartwarden.platform.DatabaseProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Takes a Bundle apart, runs it as batch or transaction and puts the answer together. */
@ApplicationScoped
class BundleProcessor {

  /** Entries of a batch that share a transaction. */
  private static final int TOGETHER = 50;

  private final ResourceValidator validator;
  private final Transactions transactions;
  private final TransactionRunner transaction;
  private final Writes writes;
  private final EntryReads reads;
  private final WriteConfig config;
  private final EntryServices services;

  @Inject
  BundleProcessor(
      ResourceValidator validator,
      Transactions transactions,
      TransactionRunner transaction,
      Writes writes,
      EntryReads reads,
      WriteConfig config,
      EntryServices services) {
    this.config = config;
    this.services = services;
    this.validator = validator;
    this.transactions = transactions;
    this.transaction = transaction;
    this.writes = writes;
    this.reads = reads;
  }

  ObjectNode process(AccessContext who, ObjectNode bundle, BundleOptions options) {
    if (!"Bundle".equals(bundle.path("resourceType").asText())) {
      throw FhirProblem.invalid(
          "type-mismatch",
          "the body must be a Bundle, not '" + bundle.path("resourceType").asText() + "'");
    }
    requireSize(bundle);
    String type = bundle.path("type").asText();
    return switch (type) {
      case "transaction" -> transaction(who, bundle, options);
      case "batch" -> batch(who, bundle, options);
      default ->
          throw BundleReader.fault(
              "Bundle.type",
              "unsupported-bundle",
              "Bundle.type must be batch or transaction, not '" + type + "'");
    };
  }

  private void requireSize(ObjectNode bundle) {
    int entries = bundle.path("entry").size();
    if (entries > config.maxBundleEntries()) {
      throw new FhirProblem(
          413,
          "too-long",
          "bundle-too-large",
          "the Bundle has "
              + entries
              + " entries; this server takes at most "
              + config.maxBundleEntries());
    }
  }

  private ObjectNode transaction(AccessContext who, ObjectNode bundle, BundleOptions options) {
    validator.checkEnvelope(bundle, options.strict());
    BundleReader reader = new BundleReader(options);
    List<BundleEntry> entries = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      entries.add(reader.entry(entries.size(), entry));
    }
    List<ObjectNode> answers = transactions.write(() -> transaction.run(who, entries, options));
    return response("transaction-response", answers);
  }

  /**
   * Each entry succeeds or fails on its own: one that fails a check has written nothing, so it does
   * no harm to others in the same transaction. A caller's transaction holds them all. A fault in an
   * entry is that entry's own, so only the Bundle around the entries is checked beforehand.
   */
  private ObjectNode batch(AccessContext who, ObjectNode bundle, BundleOptions options) {
    JsonNode entries = bundle.path("entry");
    if (!entries.isMissingNode() && !entries.isArray()) {
      throw BundleReader.fault(
          "Bundle.entry", "wrong-json-kind", "Bundle.entry must be an array of objects");
    }
    validator.checkEnvelope(bare(bundle), options.strict());
    BundleReader reader = new BundleReader(options);
    EntryResponses responses = new EntryResponses(options);
    EntryServices.Answers served = services.of(who, options);
    IntFunction<ObjectNode> entry =
        i -> batchEntry(reader, i, entries.get(i), responses, e -> single(who, e, options, served));
    List<ObjectNode> answers = new ArrayList<>();
    for (int from = 0; from < entries.size(); from = answers.size()) {
      if (isService(entries.get(from))) {
        // Operations make the transactions that they need themselves.
        answers.add(entry.apply(from));
      } else {
        answers.addAll(range(entry, from, together(entries, from)));
      }
    }
    return response("batch-response", answers);
  }

  /** The end of the entries from a place on that share a transaction. */
  private static int together(JsonNode entries, int from) {
    int to = from + 1;
    while (to < entries.size() && to < from + TOGETHER && !isService(entries.get(to))) {
      to++;
    }
    return to;
  }

  private static boolean isService(JsonNode entry) {
    return EntryAddress.isService(entry.path("request").path("url").asText());
  }

  /**
   * Runs some entries in one transaction, which saves a flush to disk for each. When the database
   * itself fails under one of them, all of them run again, each in a transaction of its own.
   */
  private List<ObjectNode> range(IntFunction<ObjectNode> entry, int from, int to) {
    List<Integer> places = IntStream.range(from, to).boxed().toList();
    try {
      return transactions.write(() -> places.stream().map(entry::apply).toList());
    } catch (DatabaseProblem | FhirProblem | QuarkusTransactionException together) {
      if (transactions.active()) {
        throw together;
      }
      return places.stream().map(entry::apply).toList();
    }
  }

  private static ObjectNode bare(ObjectNode bundle) {
    ObjectNode bare = Json.object();
    bundle
        .properties()
        .forEach(
            member -> {
              if (!member.getKey().equals("entry")) {
                bare.set(member.getKey(), member.getValue());
              }
            });
    return bare;
  }

  private static ObjectNode batchEntry(
      BundleReader reader,
      int index,
      JsonNode json,
      EntryResponses responses,
      Function<BundleEntry, ObjectNode> work) {
    try {
      BundleEntry entry = reader.entry(index, json);
      return TransactionRun.named(entry, () -> work.apply(entry));
    } catch (FhirProblem problem) {
      return responses.failed(problem);
    }
  }

  private ObjectNode single(
      AccessContext who, BundleEntry entry, BundleOptions options, EntryServices.Answers served) {
    if (entry.service().isPresent()) {
      return served.answer(entry);
    }
    if (!entry.writes()) {
      return reads.answer(who, entry, options);
    }
    List<WriteOutcome> outcomes = transactions.writeInBatch(() -> write(who, entry));
    return new EntryResponses(options).written(outcomes);
  }

  private List<WriteOutcome> write(AccessContext who, BundleEntry entry) {
    WriteOptions options = entry.options();
    if (entry.method() == BundleEntry.Method.POST) {
      return List.of(writes.create(who, entry.type(), entry.resource(), options));
    }
    String query = entry.query().orElse("");
    boolean byId = entry.id().isPresent();
    return switch (entry.method()) {
      case PUT ->
          List.of(
              byId
                  ? writes.update(who, entry.key(), entry.resource(), options)
                  : writes.update(who, entry.type(), query, entry.resource(), options));
      case PATCH ->
          List.of(
              byId
                  ? writes.patch(who, entry.key(), entry.patch(), options)
                  : writes.patch(who, entry.type(), query, entry.patch(), options));
      case DELETE ->
          byId
              ? List.of(writes.delete(who, entry.key(), options))
              : writes.delete(who, entry.type(), query, options);
      default -> throw new IllegalArgumentException(entry.method() + " does not write");
    };
  }

  private static ObjectNode response(String type, List<ObjectNode> answers) {
    ObjectNode response = Json.object().put("resourceType", "Bundle").put("type", type);
    if (!answers.isEmpty()) {
      response.putArray("entry").addAll(answers);
    }
    return response;
  }
}
