package org.chartwarden.trials.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Database;

/**
 * The tables of what notes tell; in the caller's transaction if any. Every program that reads notes
 * otherwise, the reader, has rows of its own. Rows are locked in the order of type and id, so that
 * none waits for another in a circle.
 */
@ApplicationScoped
class NoteFactStore {

  /** Programs that were not seen to run since then. */
  private static final String GONE =
      "(SELECT reader FROM trial_note_reader WHERE seen < now() - interval '1 day')";

  private final Database database;

  @Inject
  NoteFactStore(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * What is kept of a note.
   *
   * @param madeOf digest of what it was made of
   * @param facts as {@link org.chartwarden.trials.reading.NoteStatementBytes}
   */
  record Kept(ResourceKey note, byte[] madeOf, byte[] facts) {}

  Map<ResourceKey, Kept> find(byte[] reader, Collection<ResourceKey> notes) {
    Map<ResourceKey, Kept> found = new HashMap<>();
    Map<String, List<ResourceKey>> byType =
        notes.stream().collect(Collectors.groupingBy(ResourceKey::type));
    byType.forEach(
        (type, own) ->
            database.each(
                "SELECT id, made_of, facts FROM trial_note_facts"
                    + " WHERE type = ? AND id = ANY (?) AND reader = ?",
                0,
                row -> {
                  ResourceKey note = new ResourceKey(type, row.getString(1));
                  found.put(note, new Kept(note, row.getBytes(2), row.getBytes(3)));
                },
                type,
                texts(own, ResourceKey::id),
                reader));
    return found;
  }

  /** Keeps some, each note once, in place of what this reader kept of it. */
  void put(byte[] reader, Collection<Kept> all) {
    database.run(
        "INSERT INTO trial_note_facts (type, id, reader, made_of, facts)"
            + " SELECT type, id, ?, made_of, facts"
            + " FROM unnest(?::text[], ?::text[], ?::bytea[], ?::bytea[])"
            + " AS t (type, id, made_of, facts) ORDER BY type, id"
            + " ON CONFLICT (type, id, reader) DO UPDATE SET made_of = excluded.made_of,"
            + " facts = excluded.facts",
        reader,
        texts(all, kept -> kept.note().type()),
        texts(all, kept -> kept.note().id()),
        all.stream().map(Kept::madeOf).toArray(byte[][]::new),
        all.stream().map(Kept::facts).toArray(byte[][]::new));
  }

  /** Removes what all readers kept of some notes. */
  void remove(Collection<ResourceKey> notes) {
    database.run(
        "DELETE FROM trial_note_facts f USING (SELECT k.type, k.id, k.reader"
            + " FROM trial_note_facts k JOIN unnest(?::text[], ?::text[]) AS w (type, id)"
            + " ON k.type = w.type AND k.id = w.id"
            + " ORDER BY k.type, k.id, k.reader FOR UPDATE OF k) AS gone"
            + " WHERE f.type = gone.type AND f.id = gone.id AND f.reader = gone.reader",
        texts(notes, ResourceKey::type),
        texts(notes, ResourceKey::id));
  }

  /** Where reading ahead goes on, held until the transaction ends; empty when another has it. */
  Optional<Long> takePlace(String type, byte[] reader) {
    database.run(
        "INSERT INTO trial_note_reading (type, reader, place) VALUES (?, ?, 0)"
            + " ON CONFLICT DO NOTHING",
        type,
        reader);
    return database.one(
        "SELECT place FROM trial_note_reading WHERE type = ? AND reader = ?"
            + " FOR UPDATE SKIP LOCKED",
        row -> row.getLong(1),
        type,
        reader);
  }

  void setPlace(String type, byte[] reader, long place) {
    database.run(
        "UPDATE trial_note_reading SET place = ? WHERE type = ? AND reader = ?",
        place,
        type,
        reader);
  }

  /** Tells that a reader runs; what is kept for it stays for a day from then. */
  void seen(byte[] reader) {
    database.run(
        "INSERT INTO trial_note_reader AS r (reader, seen) VALUES (?, now())"
            + " ON CONFLICT (reader) DO UPDATE SET seen = excluded.seen"
            + " WHERE r.seen < now() - interval '10 minutes'",
        reader);
  }

  /**
   * Removes some of what is kept for readers that were not seen for a day, but nothing that another
   * holds now; at last the readers too.
   *
   * @param most most notes, so that no change of a note waits for long
   * @return how many notes were removed
   */
  int forgetGone(int most) {
    database.run("DELETE FROM trial_note_reading WHERE reader IN " + GONE);
    int removed =
        database.run(
            "DELETE FROM trial_note_facts f USING (SELECT type, id, reader FROM trial_note_facts"
                + " WHERE reader IN "
                + GONE
                + " LIMIT ? FOR UPDATE SKIP LOCKED) AS gone"
                + " WHERE f.type = gone.type AND f.id = gone.id AND f.reader = gone.reader",
            most);
    database.run(
        "DELETE FROM trial_note_reader r WHERE reader IN "
            + GONE
            + " AND NOT EXISTS (SELECT FROM trial_note_facts f WHERE f.reader = r.reader)");
    return removed;
  }

  private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }
}
