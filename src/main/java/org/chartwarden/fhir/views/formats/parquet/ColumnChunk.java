package org.chartwarden.fhir.views.formats.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.chartwarden.fhir.views.ViewColumn;

/** The values of one column that wait for the end of their row group. */
final class ColumnChunk {

  private static final int RLE = 3;
  private static final int PLAIN = 0;
  private static final int SNAPPY = 1;

  private final ViewColumn column;
  private final ParquetType type;
  private final Levels repetitions = new Levels();
  private final Levels definitions = new Levels();
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
  private int count;
  private long chunkCount;
  private long plainBytes;
  private int bits;
  private int bitCount;

  ColumnChunk(ViewColumn column) {
    this.column = column;
    this.type = ParquetType.of(column);
  }

  /** Bytes that wait for the end of their page. */
  long pending() {
    return values.size();
  }

  /** Bytes that are kept. */
  long size() {
    return pages.size() + values.size();
  }

  void add(JsonNode cell) {
    if (!column.collection()) {
      level(0, cell == null ? 0 : 1);
      if (cell != null) {
        value(cell);
      }
      return;
    }
    if (cell == null || cell.isEmpty()) {
      level(0, cell == null ? 0 : 1);
      return;
    }
    for (int i = 0; i < cell.size(); i++) {
      level(i == 0 ? 0 : 1, 3);
      value(cell.get(i));
    }
  }

  private void level(int repetition, int definition) {
    count++;
    definitions.add(definition);
    if (column.collection()) {
      repetitions.add(repetition);
    }
  }

  private void value(JsonNode value) {
    if (type.form() != ParquetType.Form.BOOLEAN) {
      type.write(value, column.name(), values);
      return;
    }
    bits |= (type.truth(value, column.name()) ? 1 : 0) << bitCount++;
    if (bitCount == 8) {
      endByte();
    }
  }

  private void endByte() {
    values.write(bits);
    bits = 0;
    bitCount = 0;
  }

  /** Appends the elements of the schema that describe the column. */
  void describe(ThriftOut schema) {
    schema.begin();
    if (column.collection()) {
      schema.i32(3, 1).text(4, column.name()).i32(5, 1).i32(6, 3);
      schema.struct(10).struct(3).end().end().end();
      schema.begin().i32(3, 2).text(4, "list").i32(5, 1).end();
      schema.begin();
    }
    schema.i32(1, type.physical());
    if (type.typeLength() > 0) {
      schema.i32(2, type.typeLength());
    }
    schema.i32(3, 1).text(4, column.collection() ? "element" : column.name());
    type.describe(schema);
    schema.end();
  }

  /** How many elements of the schema describe the column. */
  int schemaElements() {
    return column.collection() ? 3 : 1;
  }

  /** Ends a page; the pages of all columns end at the same rows. */
  void endPage() {
    if (bitCount > 0) {
      endByte();
    }
    ByteArrayOutputStream page = new ByteArrayOutputStream(values.size() + 64);
    if (column.collection()) {
      repetitions.flushTo(page);
    }
    definitions.flushTo(page);
    page.writeBytes(values.toByteArray());
    values.reset();
    byte[] plain = page.toByteArray();
    byte[] packed = Snappy.compress(plain);
    byte[] header =
        new ThriftOut()
            .begin()
            .i32(1, 0)
            .i32(2, plain.length)
            .i32(3, packed.length)
            .struct(5)
            .i32(1, count)
            .i32(2, PLAIN)
            .i32(3, RLE)
            .i32(4, RLE)
            .end()
            .end()
            .bytes();
    pages.writeBytes(header);
    pages.writeBytes(packed);
    plainBytes += header.length + plain.length;
    chunkCount += count;
    count = 0;
  }

  /**
   * Writes the pages and starts anew.
   *
   * @param offset bytes of the file before them
   * @param group takes the description of the chunk
   * @return bytes written
   */
  long flush(OutputStream out, long offset, ThriftOut group) throws IOException {
    long written = pages.size();
    pages.writeTo(out);
    pages.reset();
    group.begin().i64(2, offset).struct(3);
    group.i32(1, type.physical()).i32s(2, PLAIN, RLE);
    if (column.collection()) {
      group.texts(3, column.name(), "list", "element");
    } else {
      group.texts(3, column.name());
    }
    group.i32(4, SNAPPY).i64(5, chunkCount).i64(6, plainBytes).i64(7, written).i64(9, offset);
    group.end().end();
    plainBytes = 0;
    chunkCount = 0;
    return written;
  }
}
