package org.chartwarden.fhir.views.formats.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.chartwarden.fhir.views.ViewColumn;
import org.chartwarden.fhir.views.formats.RowWriter;

/** Writes a Parquet file in row groups; at most one group is in memory. */
public final class ParquetRows implements RowWriter {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final long GROUP_BYTES = 8L * 1024 * 1024;
  private static final int GROUP_ROWS = 100_000;
  private static final int PAGE_ROWS = 10_000;
  private static final long PAGE_BYTES = 4L * 1024 * 1024;
  private static final int CHECK_EVERY = 64;

  private final OutputStream out;
  private final List<ColumnChunk> columns;
  private final List<Group> groups = new ArrayList<>();
  private long position;
  private int groupRows;
  private int pageRows;
  private long rows;

  /** A finished row group; its chunks are described in bytes ready for the footer. */
  private record Group(List<byte[]> chunks, long bytes, int rows) {}

  public ParquetRows(List<ViewColumn> columns, OutputStream out) throws IOException {
    this.out = out;
    this.columns = columns.stream().map(ColumnChunk::new).toList();
    write(MAGIC);
  }

  @Override
  public void row(JsonNode[] cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      columns.get(i).add(cells[i]);
    }
    groupRows++;
    pageRows++;
    if (pageRows == PAGE_ROWS
        || (pageRows % CHECK_EVERY == 0 && size(ColumnChunk::pending) > PAGE_BYTES)) {
      endPage();
      if (groupRows >= GROUP_ROWS || size(ColumnChunk::size) > GROUP_BYTES) {
        endGroup();
      }
    }
  }

  private long size(ToLongFunction<ColumnChunk> size) {
    return columns.stream().mapToLong(size).sum();
  }

  private void endPage() {
    columns.forEach(ColumnChunk::endPage);
    pageRows = 0;
  }

  private void endGroup() throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    long bytes = 0;
    for (ColumnChunk column : columns) {
      ThriftOut description = new ThriftOut();
      long written = column.flush(out, position, description);
      position += written;
      bytes += written;
      chunks.add(description.bytes());
    }
    groups.add(new Group(chunks, bytes, groupRows));
    rows += groupRows;
    groupRows = 0;
  }

  @Override
  public void finish() throws IOException {
    if (pageRows > 0) {
      endPage();
    }
    if (groupRows > 0) {
      endGroup();
    }
    byte[] footer = footer();
    write(footer);
    ByteArrayOutputStream end = new ByteArrayOutputStream();
    for (int shift = 0; shift < 32; shift += 8) {
      end.write(footer.length >>> shift);
    }
    end.writeBytes(MAGIC);
    write(end.toByteArray());
    out.flush();
  }

  private byte[] footer() {
    ThriftOut footer = new ThriftOut().begin().i32(1, 1);
    footer.structs(2, 1 + columns.stream().mapToInt(ColumnChunk::schemaElements).sum());
    footer.begin().text(4, "schema").i32(5, columns.size()).end();
    columns.forEach(column -> column.describe(footer));
    footer.i64(3, rows).structs(4, groups.size());
    for (Group group : groups) {
      footer.begin().structs(1, group.chunks().size());
      group.chunks().forEach(footer::raw);
      footer.i64(2, group.bytes()).i64(3, group.rows()).end();
    }
    return footer.text(6, "Chartwarden").end().bytes();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }
}
