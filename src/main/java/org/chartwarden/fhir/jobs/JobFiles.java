package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;

/** The files of jobs: appended part by part, read part by part. */
@ApplicationScoped
public class JobFiles {

  /** Size of a part before compression that writers should aim at. */
  public static final int PART_BYTES = 1024 * 1024;

  private static final String COLUMNS =
      "id, job, place, list, name, content_type, about, lines, bytes, parts";

  private final Database database;
  private final IdGenerator ids;

  JobFiles(DataSource source, IdGenerator ids) {
    this.database = new Database(source);
    this.ids = ids;
  }

  /** Begins an empty file behind those that the job has; returns its id. */
  public String create(String job, String list, String name, String contentType, ObjectNode about) {
    String id = ids.newId();
    database.run(
        "INSERT INTO fhir_job_file (id, job, place, list, name, content_type, about)"
            + " SELECT ?, ?, count(*)::int, ?, ?, ?, ? FROM fhir_job_file WHERE job = ?",
        id,
        job,
        list,
        name,
        contentType,
        Json.write(about),
        job);
    return id;
  }

  /**
   * Appends to a file.
   *
   * @param plain the bytes; not many more than {@link #PART_BYTES}
   * @param lines lines that are whole with them
   */
  public void append(String file, byte[] plain, long lines) {
    if (plain.length == 0) {
      return;
    }
    DeflateSegments.Segment segment = DeflateSegments.compress(plain);
    int part =
        database
            .one(
                "UPDATE fhir_job_file SET parts = parts + 1, bytes = bytes + ?, lines = lines + ?"
                    + " WHERE id = ? RETURNING parts",
                row -> row.getInt(1),
                (long) segment.bytes(),
                lines,
                file)
            .orElseThrow(() -> new IllegalStateException("there is no file " + file));
    database.run(
        "INSERT INTO fhir_job_file_part (file, part, bytes, crc, data) VALUES (?, ?, ?, ?, ?)",
        file,
        part,
        segment.bytes(),
        segment.crc(),
        segment.data());
  }

  /** The files of a job in order. */
  public List<JobFile> of(String job) {
    return database.list(
        "SELECT " + COLUMNS + " FROM fhir_job_file WHERE job = ? ORDER BY place",
        JobFiles::file,
        job);
  }

  Optional<JobFile> find(String job, String id) {
    return database.one(
        "SELECT " + COLUMNS + " FROM fhir_job_file WHERE job = ? AND id = ?",
        JobFiles::file,
        job,
        id);
  }

  /** Opens the content of a file as it was before compression. */
  public InputStream open(JobFile file) {
    return new PartStream(number -> expanded(file.id(), number), file.parts());
  }

  /** Writes the file compressed by gzip, as it is stored. */
  void writeGzip(JobFile file, OutputStream out) throws IOException {
    out.write(DeflateSegments.header());
    long crc = 0;
    for (int number = 1; number <= file.parts(); number++) {
      DeflateSegments.Segment part = part(file.id(), number);
      out.write(part.data());
      crc = DeflateSegments.combine(crc, part.crc(), part.bytes());
    }
    out.write(DeflateSegments.trailer(crc, file.bytes()));
  }

  /** Writes a stretch of the file as it was before compression. */
  void writePlain(JobFile file, ByteRange range, OutputStream out) throws IOException {
    List<Integer> sizes =
        database.list(
            "SELECT bytes FROM fhir_job_file_part WHERE file = ? ORDER BY part",
            row -> row.getInt(1),
            file.id());
    long begin = 0;
    for (int number = 1; number <= sizes.size() && begin <= range.last(); number++) {
      long end = begin + sizes.get(number - 1);
      if (end > range.first()) {
        int from = (int) Math.max(0, range.first() - begin);
        int to = (int) (Math.min(end, range.last() + 1) - begin);
        out.write(expanded(file.id(), number), from, to - from);
      }
      begin = end;
    }
  }

  private byte[] expanded(String file, int number) {
    DeflateSegments.Segment part = part(file, number);
    return DeflateSegments.expand(part.data(), part.bytes());
  }

  private DeflateSegments.Segment part(String file, int number) {
    return database
        .one(
            "SELECT bytes, crc, data FROM fhir_job_file_part WHERE file = ? AND part = ?",
            row -> new DeflateSegments.Segment(row.getInt(1), row.getLong(2), row.getBytes(3)),
            file,
            number)
        .orElseThrow(() -> new IllegalStateException("the file " + file + " was removed"));
  }

  private static JobFile file(ResultSet row) throws SQLException {
    return new JobFile(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        (ObjectNode) Json.parseOwn(row.getString(7)),
        row.getLong(8),
        row.getLong(9),
        row.getInt(10));
  }
}
