package org.chartwarden.trials.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Database;

/** The tables of what notes tell; one statement a method, in the caller's transaction if any. */
@ApplicationScoped
class NoteFactStore {

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

  Map<ResourceKey, Kept> find(Collection<ResourceKey> notes) {
    Map<ResourceKey, Kept> found = new HashMap<>();
    if (!notes.isEmpty()) {
      database.each(
          "SELECT type, id, made_of, facts FROM trial_note_facts"
              + " JOIN unnest(?::text[], ?::text[]) AS wanted (type, id) USING (type, id)",
          0,
          row -> {
            ResourceKey note = new ResourceKey(row.getString(1), row.getString(2));
            found.put(note, new Kept(note, row.getBytes(3), row.getBytes(4)));
          },
          texts(notes, ResourceKey::type),
          texts(notes, ResourceKey::id));
    }
    return found;
  }

  /** Keeps some, each note once, in place of what was kept of it. */
  void put(List<Kept> all) {
    database.run(
        "INSERT INTO trial_note_facts (type, id, made_of, facts)"
            + " SELECT * FROM unnest(?::text[], ?::text[], ?::bytea[], ?::bytea[])"
            + " ON CONFLICT (type, id) DO UPDATE SET made_of = excluded.made_of,"
            + " facts = excluded.facts",
        texts(all, kept -> kept.note().type()),
        texts(all, kept -> kept.note().id()),
        all.stream().map(Kept::madeOf).toArray(byte[][]::new),
        all.stream().map(Kept::facts).toArray(byte[][]::new));
  }

  void remove(Collection<ResourceKey> notes) {
    database.run(
        "DELETE FROM trial_note_facts USING unnest(?::text[], ?::text[]) AS gone (type, id)"
            + " WHERE trial_note_facts.type = gone.type AND trial_note_facts.id = gone.id",
        texts(notes, ResourceKey::type),
        texts(notes, ResourceKey::id));
  }

  /** Where reading ahead goes on, held until the transaction ends; empty when another has it. */
  Optional<Long> takePlace(String type, byte[] reader) {
    database.run(
        "INSERT INTO trial_note_reading VALUES (?, ?, 0) ON CONFLICT DO NOTHING", type, reader);
    return database.one(
        "SELECT CASE WHEN reader = ? THEN place ELSE 0 END FROM trial_note_reading"
            + " WHERE type = ? FOR UPDATE SKIP LOCKED",
        row -> row.getLong(1),
        reader,
        type);
  }

  void setPlace(String type, byte[] reader, long place) {
    database.run(
        "UPDATE trial_note_reading SET reader = ?, place = ? WHERE type = ?", reader, place, type);
  }

  private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }
}
